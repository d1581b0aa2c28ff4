// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.host;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.worker.WorkerWords;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.List;

/** How many workers there should be and are, and what is done about those that do not run. */
final class WorkersWanted extends Div {
  private final LiveText sum = LiveText.figure("workers-running", "hr-strong");
  private final Div troubles = new Div();
  private List<WorkerId> shown = List.of();
  private final List<LiveText> texts = new ArrayList<>();

  WorkersWanted() {
    addClassNames("hr-section", "hr-padded");
    troubles.addClassName("hr-section");
    add(sum, troubles);
  }

  void show(HostPicture host) {
    List<WorkerPicture> missing =
        host.workers().stream().filter(worker -> worker.state() != WorkerState.RUNNING).toList();
    String wanted = Figures.counted(host.workers().size(), "worker", "workers");
    sum.show(
        host.state() == HostState.LOST
            ? wanted + " wanted; how many run is not known"
            : "%d of %s running".formatted(host.workers().size() - missing.size(), wanted));
    List<WorkerId> ids = missing.stream().map(WorkerPicture::id).toList();
    if (!ids.equals(shown)) {
      shown = ids;
      texts.clear();
      troubles.removeAll();
      ids.forEach(
          id -> {
            LiveText text = new LiveText();
            texts.add(text);
            troubles.add(text);
          });
    }
    for (int i = 0; i < missing.size(); i++) {
      WorkerPicture worker = missing.get(i);
      texts
          .get(i)
          .show(
              worker.id().shortName()
                  + " "
                  + WorkerWords.word(worker)
                  + ". "
                  + WorkerWords.whatHappens(worker));
    }
  }
}
