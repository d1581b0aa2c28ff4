// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.act.CordonPart;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Crumbs;
import headroom.dashboard.element.LinkNotice;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.plan.DrainForm;
import headroom.dashboard.room.PipeOfRoom;
import headroom.dashboard.room.PipesTable;
import headroom.dashboard.room.RoomOnWorker;
import headroom.dashboard.room.RoomTables;
import headroom.dashboard.subject.SubjectPage;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.history.LoadHistory;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Optional;

/** Everything that is known of one worker. */
final class WorkerPage extends Div implements SubjectPage {
  private final WorkerId id;
  private final CordonPart cordon;
  private final StateBadge badge = new StateBadge();
  private final StateBadge cordoned = new StateBadge(Tone.QUIET, "CORDONED");
  private final Age age = new Age();
  private final LinkNotice link = new LinkNotice();
  private final Notice process = new Notice(Tone.DEAD);
  private final LiveText facts = new LiveText("hr-summary");
  private final LiveTable<RoomId, RoomOnWorker> rooms = RoomTables.ofOneWorker();
  private final LiveTable<PipeOfRoom.Id, PipeOfRoom> pipes = PipesTable.ofOneWorker();
  private final LiveText pipeCount = new LiveText("hr-summary");
  private final Card pipesCard = new Card();
  private final List<WorkerPart> parts;

  WorkerPage(WorkerId id, LoadHistory history, CordonPart cordon, DrainForm drain) {
    this.id = id;
    this.cordon = cordon;
    getElement().setAttribute("data-worker", id.toString());
    LoadPart load = new LoadPart();
    LimitsPart limits = new LimitsPart();
    ConsumersPart consumers = new ConsumersPart();
    HistoryPart before = new HistoryPart(history, "worker-span");
    parts = List.of(load, limits, consumers, before);
    Card side = new Card("hr-sections").with(load, limits, consumers);
    Card list = new Card().titled("Rooms", rooms.changes()).with(rooms);
    pipesCard.titled("Pipes", pipeCount, pipes.changes()).with(pipes);
    pipesCard.setVisible(false);
    Div main = new Div(new Card("hr-sections", "hr-history").with(before), list, pipesCard);
    main.addClassName("hr-column");
    Div columns = new Div(main, side);
    columns.addClassName("hr-columns");
    add(
        new PageHead(
                new Crumbs().to("Fleet", ".").to(id.host().name(), Links.to(id.host())),
                id.host() + " / " + id.shortName())
            .beside(badge, cordoned, facts)
            .acts(age, cordon.button(), drain),
        cordon.outcome(),
        link,
        process,
        columns);
  }

  @Override
  public LiveTable<RoomId, RoomOnWorker> table() {
    return rooms;
  }

  @Override
  public void show(Moment moment) {
    Optional<HostPicture> host = moment.picture().host(id.host());
    Optional<WorkerPicture> worker = moment.picture().worker(id);
    if (host.isPresent() && worker.isPresent()) {
      update(worker.get(), host.get(), moment);
    } else {
      process.show(
          "Gone.", "This worker is no longer part of the fleet; the figures are its last.");
      dim(true);
    }
  }

  private void update(WorkerPicture worker, HostPicture host, Moment moment) {
    dim(false);
    WorkerWords.badge(badge, worker, host);
    cordoned.setVisible(worker.cordoned() || host.cordoned());
    cordon.show(worker.cordoned(), moment);
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
    List<RoomOnWorker> here = RoomOnWorker.of(worker, moment.picture());
    rooms.show(here);
    showPipes(here.stream().flatMap(RoomOnWorker::pipes).toList());
  }

  /** Most workers have no pipes; then nothing is said of them. */
  private void showPipes(List<PipeOfRoom> all) {
    pipes.show(all);
    boolean some = pipes.size() > 0 || !all.isEmpty();
    if (pipesCard.isVisible() != some) {
      pipesCard.setVisible(some);
    }
    long outward = all.stream().filter(each -> each.pipe().from().equals(id)).count();
    pipeCount.show("%d begin here, %d end here".formatted(outward, all.size() - outward));
  }

  private void dim(boolean gone) {
    if (hasClassName("hr-dimmed") != gone) {
      setClassName("hr-dimmed", gone);
    }
  }
}
