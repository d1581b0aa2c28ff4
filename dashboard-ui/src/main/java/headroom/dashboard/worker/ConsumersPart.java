// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Section;
import headroom.dashboard.element.CountTable;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;

/** Consumers of a worker, live and paused, audio and video apart. */
final class ConsumersPart extends Section implements WorkerPart {
  private final CountTable table = new CountTable();

  ConsumersPart() {
    addClassName("hr-section");
    add(table);
  }

  @Override
  public void show(WorkerPicture worker, HostPicture host, Moment moment) {
    if (host.state() == HostState.LOST) {
      table.showNotKnown();
    } else {
      table.show(worker.consumers());
    }
  }
}
