// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.live.Moment;

/** The fleet in one line, with the age of the oldest report behind it. */
final class FleetSummary extends Span {
  private final LiveText sizes = new LiveText();
  private final LiveText load = LiveText.figure("load", "hr-strong");
  private final LiveText above = LiveText.figure("above-line");
  private final Age age = new Age();

  FleetSummary() {
    addClassName("hr-summary");
    add(sizes, load, new Span(" · "), above);
  }

  Age age() {
    return age;
  }

  void show(FleetTotals totals, Moment moment) {
    sizes.show(
        "%s · %s · load "
            .formatted(
                Figures.counted(totals.hosts(), "host", "hosts"),
                Figures.counted(totals.workers(), "worker", "workers")));
    load.show(Figures.load(totals.load()));
    above.show(totals.aboveLine() == 0 ? "all below the line" : totals.aboveLine() + " above line");
    above.mark("hr-over-text", totals.aboveLine() > 0);
    above.mark("hr-strong", totals.aboveLine() > 0);
    age.setVisible(totals.oldestLive().isPresent());
    totals.oldestLive().ifPresent(at -> age.show(at, moment.ageOf(at)));
  }
}
