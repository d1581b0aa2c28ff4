// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.live.LiveTable;
import headroom.operations.fleet.PipePicture;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Pipes in words: all that the picture of a room shows. */
public final class PipesTable {
  /** More rows than this scroll: what follows the table must not be pushed out of sight. */
  private static final int ROWS = 12;

  private PipesTable() {}

  /**
   * The pipes of one room.
   *
   * @param picked called when one is selected
   */
  static LiveTable<PipeId, PipeOfRoom> ofOneRoom(Consumer<PipeId> picked) {
    LiveTable<PipeId, PipeOfRoom> table =
        new LiveTable<>("Pipes", PipeOfRoom::pipeId, PipeOfRoom.BY_ENDS);
    table
        .column(
            "pipe",
            "From → to",
            "<button class='hr-text-button' data-pipe=${item.id} @click=${pick}>${item.from} → ${item.to}</button>",
            "pick",
            each -> picked.accept(each.pipeId()))
        .with("id", each -> each.pipeId().toString())
        .with("from", each -> each.pipe().from().toString())
        .with("to", each -> each.pipe().to().toString())
        .sortedBy(PipeOfRoom.BY_ENDS)
        .atLeast(200);
    columns(table);
    return table;
  }

  /** The pipes that begin or end on one worker, whatever their rooms. */
  public static LiveTable<PipeOfRoom.Id, PipeOfRoom> ofOneWorker() {
    LiveTable<PipeOfRoom.Id, PipeOfRoom> table =
        new LiveTable<>("Pipes of this worker", PipeOfRoom::id, PipeOfRoom.BY_ENDS);
    table
        .column(
            "pipe",
            "From → to",
            "<a href=${item.href} data-pipe=${item.id}>${item.from} → ${item.to}</a>")
        .with("id", each -> each.pipeId().toString())
        .with("href", each -> Links.to(each.room()) + "?" + RoomQuery.pipe(each.pipeId()))
        .with("from", each -> each.pipe().from().toString())
        .with("to", each -> each.pipe().to().toString())
        .sortedBy(PipeOfRoom.BY_ENDS)
        .atLeast(200);
    table
        .column("room", "Room", "<a href=${item.href}>${item.room}</a>")
        .with("href", each -> Links.to(each.room()))
        .with("room", each -> each.room().value())
        .sortedBy(Comparator.comparing(PipeOfRoom::room))
        .atLeast(100);
    columns(table);
    return table;
  }

  private static void columns(LiveTable<?, PipeOfRoom> table) {
    figure(table, "live", "Live", PipePicture::live);
    figure(table, "standby", "Standby", PipePicture::standby);
    table
        .column("rate", "Mbit/s", "<span data-figure='pipe-rate'>${item.rate}</span>")
        .with(
            "rate",
            each -> String.format(Locale.ROOT, "%.1f", each.pipe().bitsPerSecond() / 1_000_000))
        .figure()
        .sortedBy(Comparator.comparingDouble(each -> each.pipe().bitsPerSecond()))
        .width(72);
    table
        .column("port", "UDP port", "${item.port}")
        .with("port", each -> Integer.toString(each.pipe().port()))
        .figure()
        .width(78);
    table
        .column("way", "Transport", "<span class=${item.look} title=${item.way}>${item.way}</span>")
        .with("look", each -> each.pipe().connected() ? "" : "hr-tone-late")
        .with("way", each -> way(each.pipe()))
        .atLeast(175);
    table.scrollsAbove(ROWS);
  }

  private static void figure(
      LiveTable<?, PipeOfRoom> table,
      String name,
      String header,
      ToIntFunction<PipePicture> value) {
    table
        .column(name, header, "<span data-figure='pipe-" + name + "'>${item.value}</span>")
        .with("value", each -> Figures.count(value.applyAsInt(each.pipe())))
        .figure()
        .sortedBy(Comparator.comparingInt(each -> value.applyAsInt(each.pipe())))
        .width(70);
  }

  private static String way(PipePicture pipe) {
    String way = pipe.from().host().equals(pipe.to().host()) ? "same host" : "between hosts";
    return pipe.connected() ? way : way + ", other end away";
  }
}
