// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import headroom.dashboard.element.Age;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import java.util.ArrayList;
import java.util.List;

/** Which worker the panel shows, and how old its figures are. */
final class WorkerTitle extends Section implements WorkerPart {
  private final Anchor name = new Anchor();
  private final StateBadge badge = new StateBadge();
  private final StateBadge cordoned = new StateBadge(Tone.QUIET, "CORDONED");
  private final Age age = new Age();
  private final LiveText facts = new LiveText("hr-note");

  WorkerTitle() {
    addClassName("hr-section");
    Div line = new Div(name, badge, cordoned, age);
    line.addClassName("hr-worker-title");
    add(line, facts);
  }

  @Override
  public void show(WorkerPicture worker, HostPicture host, Moment moment) {
    String written = host.id() + " / " + worker.id().shortName();
    if (!written.equals(name.getText())) {
      name.setText(written);
      name.setHref(Links.to(worker.id()));
    }
    WorkerWords.badge(badge, worker, host);
    cordoned.setVisible(worker.cordoned() || host.cordoned());
    age.show(host.reportedAt(), moment.ageOf(host.reportedAt()));
    facts.show(facts(worker, host, moment));
  }

  /** The unchanging facts of a worker in one line. */
  static String facts(WorkerPicture worker, HostPicture host, Moment moment) {
    List<String> facts = new ArrayList<>();
    facts.add("core " + worker.core());
    facts.add(host.group());
    facts.add("mediasoup " + host.mediasoupVersion());
    if (worker.state() == WorkerState.RUNNING) {
      facts.add("up " + Figures.span(moment.ageOf(worker.startedAt())));
    }
    if (host.cordoned()) {
      facts.add("its host is cordoned");
    }
    if (worker.restarts() > 0) {
      facts.add(Figures.counted(worker.restarts(), "restart", "restarts"));
    }
    return String.join(" · ", facts);
  }
}
