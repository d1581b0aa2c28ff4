// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * What receivers measured of many streams of one kind, ms. A gap is a time without a new picture or
 * an audible sample; beyond is what it was longer than the same stream's longest just before.
 *
 * @param longest around the move, sorted
 * @param baseline just before it, sorted
 * @param beyond sorted
 * @param atSwitch from the last of the old stream to the first of the new one, sorted
 * @param missing streams that did not come back
 */
record Gaps(
    List<Double> longest,
    List<Double> baseline,
    List<Double> beyond,
    List<Double> atSwitch,
    long missing) {
  Gaps {
    longest = List.copyOf(longest);
    baseline = List.copyOf(baseline);
    beyond = List.copyOf(beyond);
    atSwitch = List.copyOf(atSwitch);
  }

  static Gaps of(List<JsonNode> measured, Predicate<JsonNode> which, boolean video) {
    List<JsonNode> streams =
        measured.stream()
            .filter(gap -> gap.path("video").asBoolean() == video)
            .filter(which)
            .toList();
    return new Gaps(
        sorted(streams, Gaps::longestOf),
        sorted(streams, Gaps::baselineOf),
        sorted(streams, gap -> Math.max(0, longestOf(gap) - baselineOf(gap))),
        sorted(streams, gap -> gap.path("switchMs").asDouble()),
        streams.stream().filter(gap -> !gap.path("arrived").asBoolean()).count());
  }

  private static List<Double> sorted(List<JsonNode> streams, ToDoubleFunction<JsonNode> of) {
    return streams.stream().map(of::applyAsDouble).sorted().toList();
  }

  private static double longestOf(JsonNode gap) {
    return gap.path("longestGapMs").asDouble();
  }

  private static double baselineOf(JsonNode gap) {
    return gap.path("baselineMs").asDouble();
  }

  double p95() {
    return at(longest, 0.95);
  }

  double beyondP95() {
    return at(beyond, 0.95);
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? Double.POSITIVE_INFINITY
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }

  private static String quantiles(List<Double> sorted) {
    return String.format(
        Locale.ROOT, "%.0f / %.0f / %.0f", at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
  }

  @Override
  public String toString() {
    return "%d streams; p50 / p95 / max, ms: %s, steady before %s, beyond it %s, at the switch %s"
        .formatted(
            longest.size(),
            quantiles(longest),
            quantiles(baseline),
            quantiles(beyond),
            quantiles(atSwitch));
  }
}
