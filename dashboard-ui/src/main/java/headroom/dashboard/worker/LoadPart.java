// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.LoadBar;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.CapacityPolicy;
import java.util.Locale;

/** Measured and planned load against the headroom line, and how the line is known. */
final class LoadPart extends Section implements WorkerPart {
  private final StateBadge above = new StateBadge(Tone.OVER, "ABOVE THE LINE");
  private final LiveText load = LiveText.figure("load", "hr-load-figure");
  private final LoadBar bar = new LoadBar(12);
  private final LiveText measured = LiveText.figure("counted", "hr-note");
  private final LiveText usable = new LiveText("hr-note");
  private final LiveText planned = new LiveText();
  private final LiveText capacity = new LiveText("hr-strong");
  private final LiveText arithmetic = new LiveText();

  LoadPart() {
    addClassName("hr-section");
    H3 title = new H3("Load");
    title.add(above, load);
    Div ends = new Div(measured, usable);
    ends.addClassName("hr-apart");
    add(title, bar, ends, planned, capacity, arithmetic);
  }

  @Override
  public void show(WorkerPicture worker, HostPicture host, Moment moment) {
    boolean known = host.state() != HostState.LOST && worker.state() == WorkerState.RUNNING;
    CapacityPolicy policy = worker.policy();
    above.setVisible(known && worker.aboveLine());
    load.show(known ? Figures.load(worker.load()) : Figures.NOT_KNOWN);
    load.mark("hr-over-text", known && worker.aboveLine());
    bar.show(known ? worker.load() : 0, known ? worker.plannedLoad() : 0);
    measured.show(
        known
            ? "%s of %s counted"
                .formatted(
                    Figures.count(worker.counted()),
                    Figures.counted(worker.consumers().total(), "consumer", "consumers"))
            : Figures.NONE);
    if (measured.getElement().getAttribute("title") == null) {
      measured
          .getElement()
          .setAttribute(
              "title",
              "Consumers on standby move no packets and do not count; live pipe consumers and live"
                  + " piped producers do.");
    }
    usable.show("usable " + Figures.count(policy.usableConsumers()));
    planned.setVisible(known && worker.reserved() > 0);
    planned.show(
        "Planned %s: %s reserved for joins in flight"
            .formatted(Figures.load(worker.plannedLoad()), Figures.count(worker.reserved())));
    capacity.show(
        "Capacity %s, %s"
            .formatted(
                Figures.count(policy.consumersPerWorker()),
                switch (worker.capacitySource()) {
                  case DEFAULT -> "the default: not measured yet";
                  case POLICY -> "set by a policy";
                  case MEASURED -> "measured on this hardware";
                }));
    arithmetic.show(
        String.format(
            Locale.ROOT,
            "Usable %,d = %,d × (1 − %.2f)",
            policy.usableConsumers(),
            policy.consumersPerWorker(),
            policy.headroom()));
  }
}
