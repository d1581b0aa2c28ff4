// SPDX-License-Identifier: Apache-2.0
package headroom.rig.bench;

import headroom.rig.bench.Contender.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs contenders in turn, A B A B, so that what the machine does meanwhile hits all of them alike.
 */
final class Interleaved {
  private final List<Contender> contenders;
  private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();

  Interleaved(List<Contender> contenders) {
    this.contenders = List.copyOf(contenders);
  }

  void run(int rounds) {
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        System.err.printf("round %d of %d: %s%n", round, rounds, contender.name());
        contender.run().forEach((figure, measured) -> add(contender, figure, measured));
      }
    }
  }

  /**
   * A Markdown table: median, lowest and highest of the rounds, and the ratio to the last
   * contender.
   */
  String table() {
    StringBuilder table = new StringBuilder("| measure | unit |");
    contenders.forEach(contender -> table.append(' ').append(contender.name()).append(" |"));
    table.append(contenders.size() > 1 ? " ratio |\n| --- | --- |" : "\n| --- | --- |");
    contenders.forEach(contender -> table.append(" ---: |"));
    table.append(contenders.size() > 1 ? " ---: |\n" : "\n");
    values.forEach((figure, byContender) -> row(table, figure, byContender));
    return table.toString();
  }

  private void add(Contender contender, String figure, Measured measured) {
    units.put(figure, measured.unit());
    values
        .computeIfAbsent(figure, name -> new LinkedHashMap<>())
        .computeIfAbsent(contender.name(), name -> new ArrayList<>())
        .add(measured.value());
  }

  private void row(StringBuilder table, String figure, Map<String, List<Double>> byContender) {
    table.append("| ").append(figure).append(" | ").append(units.get(figure)).append(" |");
    for (Contender contender : contenders) {
      List<Double> sorted =
          byContender.getOrDefault(contender.name(), List.of()).stream().sorted().toList();
      table.append(
          sorted.isEmpty()
              ? " – |"
              : String.format(
                  Locale.ROOT,
                  " %s (%s–%s) |",
                  number(median(sorted)),
                  number(sorted.getFirst()),
                  number(sorted.getLast())));
    }
    if (contenders.size() > 1) {
      List<Double> first = byContender.getOrDefault(contenders.getFirst().name(), List.of());
      List<Double> last = byContender.getOrDefault(contenders.getLast().name(), List.of());
      table.append(
          first.isEmpty() || last.isEmpty()
              ? " – |"
              : String.format(
                  Locale.ROOT,
                  " %.2f |",
                  median(first.stream().sorted().toList())
                      / median(last.stream().sorted().toList())));
    }
    table.append('\n');
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String number(double value) {
    return Math.abs(value) >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
