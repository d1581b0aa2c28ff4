// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.FilterField;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.PageHead;
import headroom.dashboard.live.LivePart;
import headroom.dashboard.live.LiveTable;
import headroom.dashboard.live.Moment;
import headroom.dashboard.shell.DashboardLayout;
import headroom.dashboard.shell.SignedIn;
import headroom.dashboard.shell.ViewRights;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.room.Rooms;
import headroom.planning.RoomId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** All rooms, with a filter by id or worker; the address keeps filter and order. */
@Route(value = "rooms", layout = DashboardLayout.class)
@PageTitle("Rooms · Headroom")
@RolesAllowed(ViewRights.LOOK)
final class RoomsView extends Main implements BeforeEnterObserver, LivePart {
  private RoomsQuery query = RoomsQuery.DEFAULT;
  private final LiveText summary = new LiveText("hr-summary");
  private final FilterField filter =
      new FilterField(
          "Room or worker", "Filter rooms by id or worker", typed -> open(query.finding(typed)));
  private final LiveTable<RoomId, RoomPicture> table = RoomTables.ofTheFleet();
  private final Paragraph empty = new Paragraph();
  private final NativeButton clear =
      new NativeButton("Clear the filter", event -> open(query.finding("")));
  private final Div nothing = new Div(empty, clear);
  private boolean refilter;

  RoomsView(Rooms rooms, SignedIn operator) {
    TryRoom tryRoom = TryRoom.inNewRoom(rooms, operator);
    table.onSorted(order -> open(query.sortedBy(order)));
    clear.addClassNames("hr-button", "hr-button-small");
    nothing.addClassName("hr-empty");
    Card card = new Card().with(table, nothing);
    Div wide = new Div(card);
    wide.addClassName("hr-wide");
    add(
        new PageHead("Rooms").beside(summary, table.changes()).acts(filter, tryRoom.button()),
        tryRoom.outcome(),
        wide);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    query = RoomsQuery.parse(event.getLocation().getQueryParameters());
    filter.follow(query.text());
    table.sortBy(query.sort());
    refilter = true;
  }

  @Override
  public void show(Moment moment) {
    List<RoomPicture> all = List.copyOf(moment.picture().rooms().values());
    int people = all.stream().mapToInt(room -> room.participants().size()).sum();
    int live = all.stream().mapToInt(room -> room.consumers().live()).sum();
    summary.show(
        "%s · %s · %s live consumers"
            .formatted(
                Figures.counted(all.size(), "room", "rooms"),
                Figures.counted(people, "participant", "participants"),
                Figures.count(live)));
    table.show(all.stream().filter(query::matches).toList());
    if (refilter) {
      refilter = false;
      table.applyChanges();
    }
    boolean none = table.size() == 0;
    table.setVisible(!none);
    nothing.setVisible(none);
    clear.setVisible(!query.text().isEmpty());
    String words =
        query.text().isEmpty()
            ? "No room is open. Back ends open rooms through the API; “Try a room” opens one here."
            : "No room or worker has “" + query.text() + "” in its id.";
    if (none && !words.equals(empty.getText())) {
      empty.setText(words);
    }
  }

  private static void open(RoomsQuery query) {
    UI.getCurrentOrThrow().navigate(RoomsView.class, query.toParameters());
  }
}
