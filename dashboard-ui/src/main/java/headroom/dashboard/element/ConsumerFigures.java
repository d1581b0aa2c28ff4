// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.element;

import headroom.planning.ConsumerCounts;

/** Consumers in a strip of large figures: those through which media flows, and the paused ones. */
public final class ConsumerFigures {
  private final LiveText live;
  private final LiveText paused;

  /** Adds them at the end of this strip. */
  public ConsumerFigures(FactStrip strip) {
    live = strip.figure("consumers-live", "consumers live");
    paused = strip.figure("consumers-paused", "consumers paused");
  }

  /** Shows these counts. */
  public void show(ConsumerCounts counts) {
    live.show(Figures.count(counts.live()));
    paused.show(Figures.count(counts.paused()));
  }

  /** Shows that nobody can see the counts now. */
  public void showNotKnown() {
    live.show(Figures.NONE);
    paused.show(Figures.NONE);
  }
}
