// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import headroom.dashboard.element.ChangesButton;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.StableOrder;
import headroom.dashboard.room.RoomOnWorker;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The largest rooms of a worker by their share of its load. */
final class RoomsPart extends Section implements WorkerPart {
  private static final int SHOWN = 8;

  private final StableOrder<RoomId> order = new StableOrder<>();
  private final Map<RoomId, Row> rows = new LinkedHashMap<>();
  private final NativeTable table = new NativeTable();
  private final ChangesButton changes = new ChangesButton(this::applyChanges);
  private final Anchor all = new Anchor();
  private final LiveText empty = new LiveText("hr-note");
  private @Nullable WorkerId worker;
  private List<RoomOnWorker> latest = List.of();

  RoomsPart() {
    addClassName("hr-section");
    table.addClassNames("hr-table", "hr-rooms-share");
    NativeTableRow head = new NativeTableRow();
    for (String word : List.of("Rooms by share", "People", "Counted", "")) {
      head.add(new NativeTableHeaderCell(word));
    }
    table.getHead().add(head);
    all.addClassNames("hr-link", "hr-note");
    Div foot = new Div(all, changes);
    foot.addClassName("hr-apart");
    add(table, empty, foot);
  }

  @Override
  public void show(WorkerPicture newWorker, HostPicture host, Moment moment) {
    if (!newWorker.id().equals(worker)) {
      worker = newWorker.id();
      all.setHref(Links.to(newWorker.id()));
      order.offer(List.of());
      order.apply();
    }
    List<RoomOnWorker> rooms = RoomOnWorker.of(newWorker, moment.picture());
    latest = rooms;
    order.offer(rooms.stream().limit(SHOWN).map(RoomOnWorker::id).toList());
    changes.show(order.changes());
    draw(rooms);
    int people = rooms.stream().mapToInt(RoomOnWorker::people).sum();
    int count = rooms.size();
    empty.show(count == 0 ? "No room runs here now." : "");
    table.setVisible(count > 0 || !order.shown().isEmpty());
    all.setVisible(count > 0);
    String words =
        Figures.counted(count, "room", "rooms")
            + ", "
            + Figures.counted(people, "person", "people")
            + " in all";
    if (!words.equals(all.getText())) {
      all.setText(words);
    }
  }

  private void applyChanges() {
    order.apply();
    changes.show(0);
    draw(latest);
  }

  private void draw(List<RoomOnWorker> rooms) {
    if (!List.copyOf(rows.keySet()).equals(order.shown())) {
      rows.clear();
      table.getBody().removeAll();
      for (RoomId id : order.shown()) {
        Row row = new Row(id);
        rows.put(id, row);
        table.getBody().add(row.line);
      }
    }
    Map<RoomId, RoomOnWorker> here =
        rooms.stream().collect(Collectors.toMap(RoomOnWorker::id, Function.identity()));
    int largest =
        rows.keySet().stream()
            .flatMap(id -> Optional.ofNullable(here.get(id)).stream())
            .mapToInt(RoomOnWorker::counted)
            .max()
            .orElse(0);
    rows.forEach((id, row) -> row.show(here.get(id), largest));
  }

  /** One room. */
  private static final class Row {
    private final NativeTableRow line = new NativeTableRow();
    private final LiveText people = new LiveText();
    private final LiveText consumers = new LiveText();
    private final Element share = new Element("i");
    private int shownShare = -1;

    Row(RoomId id) {
      Anchor link = new Anchor(Links.to(id), id.value());
      Div bar = new Div();
      bar.addClassName("hr-mini");
      bar.getElement().appendChild(share);
      line.add(
          new NativeTableCell(link),
          new NativeTableCell(people),
          new NativeTableCell(consumers),
          new NativeTableCell(bar));
    }

    void show(@Nullable RoomOnWorker room, int largest) {
      line.setClassName("hr-gone", room == null);
      if (room != null) {
        people.show(Figures.count(room.people()));
        consumers.show(Figures.count(room.counted()));
        int percent = largest == 0 ? 0 : room.counted() * 100 / largest;
        if (percent != shownShare) {
          shownShare = percent;
          share.getStyle().set("width", percent + "%");
        }
      }
    }
  }
}
