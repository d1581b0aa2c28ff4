// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.dashboard.live.LiveTable;
import headroom.operations.fleet.PipePicture;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The pipes of a room in words: all that its picture shows. */
final class PipesTable {
  private PipesTable() {}

  static LiveTable<PipeId, PipePicture> create(Consumer<PipeId> picked) {
    LiveTable<PipeId, PipePicture> table =
        new LiveTable<>(
            "Pipes",
            PipeId::of,
            Comparator.comparing(PipePicture::from).thenComparing(PipePicture::to));
    table
        .column(
            "pipe",
            "From → to",
            "<button class='hr-text-button' data-pipe=${item.id} @click=${pick}>${item.from} → ${item.to}</button>",
            "pick",
            pipe -> picked.accept(PipeId.of(pipe)))
        .with("id", pipe -> PipeId.of(pipe).toString())
        .with("from", pipe -> pipe.from().toString())
        .with("to", pipe -> pipe.to().toString())
        .sortedBy(Comparator.comparing(PipePicture::from).thenComparing(PipePicture::to))
        .atLeast(210);
    figure(table, "live", "Live", PipePicture::live);
    figure(table, "standby", "Standby", PipePicture::standby);
    table
        .column("rate", "Mbit/s", "<span data-figure='pipe-rate'>${item.rate}</span>")
        .with("rate", pipe -> String.format(Locale.ROOT, "%.1f", pipe.bitsPerSecond() / 1_000_000))
        .figure()
        .sortedBy(Comparator.comparingDouble(PipePicture::bitsPerSecond))
        .width(80);
    table
        .column("port", "UDP port", "${item.port}")
        .with("port", pipe -> Integer.toString(pipe.port()))
        .figure()
        .width(82);
    table
        .column("way", "Transport", "<span class=${item.look}>${item.way}</span>")
        .with("look", pipe -> pipe.connected() ? "" : "hr-tone-late")
        .with("way", PipesTable::way)
        .atLeast(150);
    return table;
  }

  private static void figure(
      LiveTable<PipeId, PipePicture> table,
      String name,
      String header,
      ToIntFunction<PipePicture> value) {
    table
        .column(name, header, "<span data-figure='pipe-" + name + "'>${item.value}</span>")
        .with("value", pipe -> Figures.count(value.applyAsInt(pipe)))
        .figure()
        .sortedBy(Comparator.comparingInt(value))
        .width(84);
  }

  private static String way(PipePicture pipe) {
    String way = pipe.from().host().equals(pipe.to().host()) ? "same host" : "between hosts";
    return pipe.connected() ? way : way + ", other end away";
  }
}
