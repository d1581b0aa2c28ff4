// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.LinkNotice;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Missing;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.room.RoomTables;
import headroom.dashboard.shell.DashboardLayout;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.history.LoadHistory;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** One worker with all its rooms. */
@Route(value = "hosts/:host/workers/:number", layout = DashboardLayout.class)
@PermitAll
final class WorkerView extends Main implements BeforeEnterObserver, LivePart, HasDynamicTitle {
  private final LoadHistory history;
  private String asked = "";
  private Optional<WorkerId> id = Optional.empty();
  private final StateBadge badge = new StateBadge();
  private final Age age = new Age();
  private final LinkNotice link = new LinkNotice();
  private final Notice process = new Notice(Tone.DEAD);
  private final LiveText facts = new LiveText("hr-summary");
  private final LiveTable<RoomId, RoomPicture> rooms = RoomTables.ofOneWorker();
  private List<WorkerPart> parts = List.of();

  WorkerView(LoadHistory history) {
    this.history = history;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    asked =
        event.getRouteParameters().get("host").orElse("")
            + "/w"
            + event.getRouteParameters().get("number").orElse("");
    try {
      id = Optional.of(WorkerId.parse(asked));
    } catch (IllegalArgumentException noWorker) {
      id = Optional.empty();
    }
    parts = List.of();
    removeAll();
  }

  @Override
  public String getPageTitle() {
    return asked + " · Headroom";
  }

  @Override
  public void show(Moment moment) {
    Optional<HostPicture> host = id.flatMap(worker -> moment.picture().host(worker.host()));
    Optional<WorkerPicture> worker = id.flatMap(moment.picture()::worker);
    if (host.isPresent() && worker.isPresent()) {
      if (parts.isEmpty()) {
        build(worker.get().id());
      }
      update(worker.get(), host.get(), moment);
    } else if (parts.isEmpty()) {
      removeAll();
      add(
          new Missing(
              "No such worker",
              "No host here has a worker “" + asked + "”. A host that was removed is not kept.",
              Links.FLEET,
              "To the fleet"));
    } else {
      process.show(
          "Gone.", "This worker is no longer part of the fleet; the figures are its last.");
      mark(true);
    }
  }

  private void build(WorkerId worker) {
    removeAll();
    getElement().setAttribute("data-worker", worker.toString());
    LoadPart load = new LoadPart();
    LimitsPart limits = new LimitsPart();
    ConsumersPart consumers = new ConsumersPart();
    HistoryPart before = new HistoryPart(history, "worker-span");
    parts = List.of(load, limits, consumers, before);
    Card side = new Card("hr-sections").with(load, limits, consumers);
    Card list = new Card().titled("Rooms", rooms.changes()).with(rooms);
    Div main = new Div(new Card("hr-sections", "hr-history").with(before), list);
    main.addClassName("hr-column");
    Div columns = new Div(main, side);
    columns.addClassName("hr-columns");
    add(
        new PageHead(
                new Crumbs().to("Fleet", ".").to(worker.host().name(), Links.to(worker.host())),
                worker.host() + " / " + worker.shortName())
            .beside(badge, facts)
            .acts(age),
        link,
        process,
        columns);
  }

  private void update(WorkerPicture worker, HostPicture host, Moment moment) {
    mark(false);
    WorkerWords.badge(badge, worker, host);
    age.show(host.reportedAt(), moment.ageOf(host.reportedAt()));
    facts.show(WorkerTitle.facts(worker, host, moment));
    link.show(host, moment.ageOf(host.reportedAt()));
    String happens = WorkerWords.whatHappens(worker);
    if (happens.isEmpty()) {
      process.clear();
    } else {
      process.show(WorkerWords.word(worker) + ".", happens);
    }
    parts.forEach(part -> part.show(worker, host, moment));
    rooms.show(
        worker.rooms().stream().flatMap(room -> moment.picture().room(room).stream()).toList());
  }

  private void mark(boolean gone) {
    if (hasClassName("hr-dimmed") != gone) {
      setClassName("hr-dimmed", gone);
    }
  }
}
