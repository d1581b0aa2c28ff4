// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What receivers measured of many streams of one kind, ms.
 *
 * @param longest gaps, sorted
 * @param beyond what the same stream had just before, sorted
 * @param missing streams that did not come back
 */
record Gaps(List<Double> longest, List<Double> beyond, long missing) {
  Gaps {
    longest = List.copyOf(longest);
    beyond = List.copyOf(beyond);
  }

  static Gaps of(List<JsonNode> measured, Predicate<JsonNode> which, boolean video) {
    List<JsonNode> streams =
        measured.stream()
            .filter(gap -> gap.path("video").asBoolean() == video)
            .filter(which)
            .toList();
    return new Gaps(
        streams.stream().map(gap -> gap.path("longestGapMs").asDouble()).sorted().toList(),
        streams.stream()
            .map(
                gap ->
                    Math.max(
                        0, gap.path("longestGapMs").asDouble() - gap.path("baselineMs").asDouble()))
            .sorted()
            .toList(),
        streams.stream().filter(gap -> !gap.path("arrived").asBoolean()).count());
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

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d streams, p50 %.0f ms, p95 %.0f ms, at most %.0f ms; beyond what they had before p95 %.0f ms",
        longest.size(),
        at(longest, 0.5),
        p95(),
        at(longest, 1),
        beyondP95());
  }
}
