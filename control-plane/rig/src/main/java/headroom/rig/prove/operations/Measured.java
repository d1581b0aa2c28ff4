// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.process.Await;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What receivers measured of moves, by the manner in which they were made. */
final class Measured {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(4);

  private final Map<Manner, List<JsonNode>> streams = new EnumMap<>(Manner.class);
  private long unmeasured;

  /**
   * Takes what was measured of an operation that has just begun, as soon as it is complete.
   *
   * @param expected streams at all receivers; those of which nothing comes are counted
   */
  void take(Acts acts, String operation, Manner manner, int expected) {
    // Who asks all the time takes the processors from those who move.
    Await.pause(QUIET);
    acts.awaitEnd(operation);
    Await.upTo(PATIENCE, () -> acts.gaps(operation).size() >= expected);
    JsonNode gaps = acts.gaps(operation);
    gaps.forEach(streams.computeIfAbsent(manner, key -> new ArrayList<>())::add);
    unmeasured += Math.max(0, expected - gaps.size());
  }

  /** Streams that should have been measured and were not. */
  long unmeasured() {
    return unmeasured;
  }

  Gaps gaps(Manner manner, Predicate<JsonNode> which, boolean video) {
    return Gaps.of(streams.getOrDefault(manner, List.of()), which, video);
  }

  /**
   * Figures of make-before-break beside break-before-make.
   *
   * @param whose for example {@code Chromium}
   * @param broken where those of break-before-make are
   * @param audioGoal how many times shorter silence has to be, p95
   * @param videoGoal how many times shorter a freeze beyond the steady state has to be, p95
   */
  void report(
      Report report,
      String whose,
      Measured broken,
      Predicate<JsonNode> which,
      int audioGoal,
      int videoGoal) {
    Gaps audio = gaps(Manner.MAKE, which, false);
    Gaps silence = broken.gaps(Manner.BREAK, which, false);
    Gaps video = gaps(Manner.MAKE, which, true);
    Gaps freeze = broken.gaps(Manner.BREAK, which, true);
    report.note(whose + ", make-before-break, audio: " + audio);
    report.note(whose + ", break-before-make, audio: " + silence);
    report.note(whose + ", make-before-break, video: " + video);
    report.note(whose + ", break-before-make, video: " + freeze);
    report.add(
        Figure.exactly(
            whose + ": streams that did not come back", audio.missing() + video.missing(), 0));
    report.add(times(whose + ": silence p95 is shorter by", silence.p95(), audio.p95(), audioGoal));
    report.add(
        times(
            whose + ": freeze beyond the steady state p95 is shorter by",
            freeze.beyondP95(),
            video.beyondP95(),
            videoGoal));
  }

  private static Figure times(String name, double broken, double made, int goal) {
    // Nothing measured is no success: then the quantile is infinite, and the ratio 0 or no number.
    double times = Double.isInfinite(broken) ? 0 : broken / Math.max(1, made);
    return new Figure(
        name,
        String.format(Locale.ROOT, "%.1f times", times),
        "at least " + goal + " times",
        times >= goal,
        true);
  }
}
