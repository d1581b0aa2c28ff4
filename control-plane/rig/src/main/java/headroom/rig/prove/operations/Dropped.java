// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import java.util.EnumMap;
import java.util.Map;

/**
 * People who dropped out while rooms moved, by the manner, though all may be there in the end: who
 * looks only then misses those who came again. Break-before-make is played to compare with, so of
 * that it is only noted.
 */
final class Dropped {
  private final Map<Manner, Long> inChromium = new EnumMap<>(Manner.class);
  private final Map<Manner, Long> elsewhere = new EnumMap<>(Manner.class);

  void add(Manner manner, Pages pages) {
    inChromium.merge(manner, pages.dropped(), Long::sum);
  }

  void add(Manner manner, Call call) {
    elsewhere.merge(manner, call.dropped(), Long::sum);
  }

  /** Figures of make-before-break, and what the other manner did. */
  void report(Report report) {
    report.add(
        Figure.exactly(
            "people in Chromium who dropped or came again, make-before-break",
            inChromium.getOrDefault(Manner.MAKE, 0L),
            0));
    report.add(
        Figure.exactly(
            "others who dropped or came again, make-before-break",
            elsewhere.getOrDefault(Manner.MAKE, 0L),
            0));
    report.note(
        "break-before-make: %d in Chromium and %d others dropped or came again"
            .formatted(
                inChromium.getOrDefault(Manner.BREAK, 0L),
                elsewhere.getOrDefault(Manner.BREAK, 0L)));
  }
}
