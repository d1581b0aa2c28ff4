// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.ChangesButton;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.element.Segments;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.room.TryRoom;
import headroom.dashboard.worker.WorkerPanel;
import headroom.dashboard.worker.WorkerTables;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.history.LoadHistory;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Map or table of all workers, and beside it the selected one or the sum. */
final class FleetPage extends Div {
  private final MapFrames frames;
  private final Consumer<FleetQuery> open;
  private final FleetSummary summary = new FleetSummary();
  private final Segments views;
  private final ChangesButton rowChanges = new ChangesButton(this::applyRows);
  private final HeatMap map = new HeatMap(true, this::choose);
  private final LiveTable<WorkerId, WorkerTables.Line> table = WorkerTables.ofTheFleet();
  private final Card mapCard = new Card("hr-fleet-main");
  private final Card tableCard = new Card("hr-fleet-main");
  private final LiveText filtered = new LiveText("hr-note");
  private final Anchor unfilter = new Anchor(".", "show all");
  private final Div noMatch = new Div();
  private final FleetSumPanel sum = new FleetSumPanel();
  private final WorkerPanel panel;
  private final HottestWorkers hottest = new HottestWorkers();
  private FleetQuery query = FleetQuery.DEFAULT;
  private boolean asked;

  FleetPage(
      MapFrames frames,
      LoadHistory history,
      TryRoom tryRoom,
      List<Component> plans,
      Consumer<FleetQuery> open) {
    this.frames = frames;
    this.open = open;
    panel = new WorkerPanel(history);
    getElement().setAttribute("data-page", "fleet");
    views =
        new Segments("fleet-view", "View", name -> open.accept(query.asTable(name.equals("table"))))
            .option("map", Icon.Name.MAP, "Map")
            .option("table", Icon.Name.TABLE, "Table");
    views.addClassName("hr-desk");
    unfilter.addClassNames("hr-link", "hr-note");
    noMatch.addClassName("hr-empty");
    noMatch.setText("No host is in this state now.");
    mapCard.with(map, noMatch, new Legend());
    table.fillHeight();
    table.addClassName("hr-fleet-table");
    table.onPick(this::choose);
    table.onSorted(order -> open.accept(query.sortedBy(order)));
    tableCard.with(table);
    Aside aside = new Aside(sum, panel);
    aside.addClassNames("hr-card", "hr-panel");
    Div columns = new Div(mapCard, tableCard, hottest, aside);
    columns.addClassName("hr-fleet");
    add(
        new PageHead("Fleet")
            .beside(summary, summary.age(), filtered, unfilter, rowChanges, table.changes())
            .acts(tryRoom.button())
            .acts(plans.toArray(Component[]::new))
            .acts(views),
        tryRoom.outcome(),
        columns);
  }

  /** Takes what the address says; the next moment shows it. */
  void ask(FleetQuery newQuery) {
    query = newQuery;
    asked = true;
  }

  void show(Moment moment) {
    FleetPicture picture = moment.picture();
    FleetTotals totals = FleetTotals.of(picture);
    summary.show(totals, moment);
    List<HostPicture> hosts =
        picture.hosts().stream()
            .filter(host -> query.state() == null || host.state() == query.state())
            .toList();
    showFilter(hosts.size(), picture.hosts().size());
    mapCard.setVisible(!query.table());
    tableCard.setVisible(query.table());
    table.changes().setVisible(query.table() && table.changes().isVisible());
    if (query.table()) {
      showTable(hosts);
    } else {
      showMap(hosts, picture);
    }
    showPanel(moment, totals);
    hottest.show(moment);
    asked = false;
  }

  private void showFilter(int shown, int all) {
    filtered.setVisible(query.state() != null);
    unfilter.setVisible(query.state() != null);
    filtered.show("%d of %d hosts: %s only,".formatted(shown, all, query.state()));
    if (asked) {
      views.select(query.table() ? "table" : "map");
    }
  }

  private void showMap(List<HostPicture> hosts, FleetPicture picture) {
    List<HostId> ids = hosts.stream().map(HostPicture::id).toList();
    int waiting = map.show(frames, picture, ids);
    if (asked && waiting > 0) {
      map.applyChanges();
      waiting = 0;
    }
    rowChanges.show(waiting);
    noMatch.setVisible(ids.isEmpty());
    map.select(query.worker());
  }

  private void showTable(List<HostPicture> hosts) {
    rowChanges.show(0);
    table.show(
        hosts.stream()
            .flatMap(
                host -> host.workers().stream().map(worker -> WorkerTables.Line.of(worker, host)))
            .toList());
    if (asked) {
      table.sortBy(query.sort());
      table.applyChanges();
    }
  }

  private void showPanel(Moment moment, FleetTotals totals) {
    Optional<WorkerPicture> worker =
        Optional.ofNullable(query.worker()).flatMap(moment.picture()::worker);
    Optional<HostPicture> host = worker.flatMap(each -> moment.picture().host(each.id().host()));
    boolean selected = worker.isPresent() && host.isPresent();
    panel.setVisible(selected);
    sum.setVisible(!selected);
    if (selected) {
      panel.show(worker.get(), host.get(), moment);
    } else {
      sum.show(totals);
    }
  }

  private void applyRows() {
    map.applyChanges();
    rowChanges.show(0);
  }

  private void choose(WorkerId worker) {
    open.accept(query.selecting(worker.equals(query.worker()) ? null : worker));
  }
}
