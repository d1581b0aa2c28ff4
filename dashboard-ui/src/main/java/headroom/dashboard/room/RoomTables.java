// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Tables of rooms, wherever rooms are listed. */
public final class RoomTables {
  private RoomTables() {}

  /** Rooms of the whole fleet, by id. */
  static LiveTable<RoomId, RoomPicture> ofTheFleet() {
    LiveTable<RoomId, RoomPicture> table =
        new LiveTable<>("Rooms", RoomPicture::id, Comparator.comparing(RoomPicture::id));
    Function<RoomPicture, RoomId> id = RoomPicture::id;
    names(table, id, RoomPicture::state, RoomPicture::consumers, RoomTables::home);
    figure(table, "participants", "People", id, room -> room.participants().size());
    figure(table, "producers", "Producers", id, RoomPicture::producers).onlyWide();
    figure(table, "consumers-live", "Live", id, room -> room.consumers().live()).onlyWide();
    figure(table, "consumers-paused", "Paused", id, room -> room.consumers().paused()).onlyWide();
    figure(table, "parts", "Parts", id, room -> room.parts().size()).onlyWide();
    table
        .column("worker", "Home", "<a href=${item.href}>${item.name}</a>")
        .with("href", room -> Links.to(room.worker()))
        .with("name", room -> room.worker().toString())
        .sortedBy(Comparator.comparing(RoomPicture::worker))
        .onlyWide()
        .atLeast(120);
    table
        .column("by", "Created by", "${item.by}")
        .with("by", RoomPicture::createdBy)
        .sortedBy(Comparator.comparing(RoomPicture::createdBy))
        .onlyWide()
        .atLeast(120);
    return table;
  }

  /** Rooms of one worker by what counts against it, largest first; of large ones its part only. */
  public static LiveTable<RoomId, RoomOnWorker> ofOneWorker() {
    LiveTable<RoomId, RoomOnWorker> table =
        new LiveTable<>("Rooms of this worker", RoomOnWorker::id, RoomOnWorker.largestFirst());
    Function<RoomOnWorker, RoomId> id = RoomOnWorker::id;
    names(
        table, id, here -> here.part().state(), here -> here.part().consumers(), RoomTables::place);
    figure(table, "participants", "People", id, RoomOnWorker::people);
    figure(table, "producers", "Producers", id, RoomOnWorker::producers).onlyWide();
    figure(table, "consumers-live", "Live", id, here -> here.part().consumers().live()).onlyWide();
    figure(table, "consumers-paused", "Paused", id, here -> here.part().consumers().paused())
        .onlyWide();
    figure(table, "counted", "Counted", id, RoomOnWorker::counted).onlyWide();
    table
        .column("parts", "Part", "${item.words}")
        .with("words", RoomTables::place)
        .sortedBy(Comparator.comparingInt(here -> here.room().parts().size()))
        .onlyWide()
        .atLeast(110);
    return table;
  }

  private static String place(RoomOnWorker here) {
    int parts = here.room().parts().size();
    return parts <= 1 ? "all of it" : (here.part().home() ? "home" : "one") + " of " + parts;
  }

  private static String home(RoomPicture room) {
    int parts = room.parts().size();
    return room.worker() + (parts <= 1 ? "" : " and " + (parts - 1) + " more");
  }

  private static String words(ConsumerCounts counts) {
    return "%s live, %s paused"
        .formatted(Figures.count(counts.live()), Figures.count(counts.paused()));
  }

  /**
   * @param consumers told below the name by narrow pages, which leave other columns away
   * @param where told there, too
   */
  private static <V> void names(
      LiveTable<RoomId, V> table,
      Function<V, RoomId> id,
      Function<V, RoomState> state,
      Function<V, ConsumerCounts> consumers,
      Function<V, String> where) {
    table
        .column(
            "room",
            "Room",
            "<a class='hr-strong' href=${item.href} data-room=${item.name}>${item.name}</a>"
                + "<span class='hr-narrow hr-note'>${item.consumers}</span>"
                + "<span class='hr-narrow hr-note'>${item.where}</span>")
        .with("href", row -> Links.to(id.apply(row)))
        .with("name", row -> id.apply(row).value())
        .with("consumers", row -> words(consumers.apply(row)))
        .with("where", where)
        .sortedBy(Comparator.comparing(id))
        .atLeast(150);
    table
        .column(
            "state",
            "State",
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with("look", row -> "hr-state " + Tone.of(state.apply(row)).cssClass())
        .with("icon", row -> "hr-icon " + Icon.cssClass(Tone.of(state.apply(row)).icon()))
        .with("word", row -> Tone.word(state.apply(row)))
        .sortedBy(Comparator.comparing(state))
        .width(116);
  }

  private static <V> LiveTable<RoomId, V>.Column figure(
      LiveTable<RoomId, V> table,
      String name,
      String header,
      Function<V, RoomId> id,
      ToIntFunction<V> value) {
    return table
        .column(
            name,
            header,
            "<span data-room=${item.room} data-figure='" + name + "'>${item.value}</span>")
        .with("room", row -> id.apply(row).value())
        .with("value", row -> Figures.count(value.applyAsInt(row)))
        .figure()
        .sortedBy(Comparator.comparingInt(value))
        .width(84);
  }
}
