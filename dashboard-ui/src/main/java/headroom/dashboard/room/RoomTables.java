// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Icon;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.LiveTable;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.RoomId;
import java.util.Comparator;
import java.util.function.ToIntFunction;

/** Tables of rooms, wherever rooms are listed. */
public final class RoomTables {
  private static final Comparator<RoomPicture> LARGEST_FIRST =
      Comparator.comparingInt((RoomPicture room) -> room.consumers().total())
          .reversed()
          .thenComparing(RoomPicture::id);

  private RoomTables() {}

  /** Rooms of the whole fleet, by id. */
  static LiveTable<RoomId, RoomPicture> ofTheFleet() {
    LiveTable<RoomId, RoomPicture> table =
        new LiveTable<>("Rooms", RoomPicture::id, Comparator.comparing(RoomPicture::id));
    columns(table, true);
    return table;
  }

  /** Rooms of one worker, largest first. */
  public static LiveTable<RoomId, RoomPicture> ofOneWorker() {
    LiveTable<RoomId, RoomPicture> table =
        new LiveTable<>("Rooms of this worker", RoomPicture::id, LARGEST_FIRST);
    columns(table, false);
    return table;
  }

  private static void columns(LiveTable<RoomId, RoomPicture> table, boolean withWorker) {
    table
        .column(
            "room",
            "Room",
            "<a class='hr-strong' href=${item.href} data-room=${item.name}>${item.name}</a>")
        .with("href", room -> Links.to(room.id()))
        .with("name", room -> room.id().value())
        .sortedBy(Comparator.comparing(RoomPicture::id))
        .atLeast(150);
    table
        .column(
            "state",
            "State",
            "<span class=${item.look}><span class=${item.icon} aria-hidden='true'></span>${item.word}</span>")
        .with("look", room -> "hr-state " + Tone.of(room.state()).cssClass())
        .with("icon", room -> "hr-icon " + Icon.cssClass(Tone.of(room.state()).icon()))
        .with("word", room -> Tone.word(room.state()))
        .sortedBy(Comparator.comparing(RoomPicture::state))
        .width(124);
    figure(table, "participants", "People", room -> room.participants().size());
    figure(table, "producers", "Producers", RoomPicture::producers);
    figure(table, "consumers-live", "Live", room -> room.consumers().live());
    figure(table, "consumers-paused", "Paused", room -> room.consumers().paused());
    if (withWorker) {
      table
          .column("worker", "Worker", "<a href=${item.href}>${item.name}</a>")
          .with("href", room -> Links.to(room.worker()))
          .with("name", room -> room.worker().toString())
          .sortedBy(Comparator.comparing(RoomPicture::worker))
          .atLeast(120);
      table
          .column("by", "Created by", "${item.by}")
          .with("by", RoomPicture::createdBy)
          .sortedBy(Comparator.comparing(RoomPicture::createdBy))
          .atLeast(120);
    }
  }

  private static void figure(
      LiveTable<RoomId, RoomPicture> table,
      String name,
      String header,
      ToIntFunction<RoomPicture> value) {
    table
        .column(
            name,
            header,
            "<span data-room=${item.room} data-figure='" + name + "'>${item.value}</span>")
        .with("room", room -> room.id().value())
        .with("value", room -> Figures.count(value.applyAsInt(room)))
        .figure()
        .sortedBy(Comparator.comparingInt(value))
        .width(84);
  }
}
