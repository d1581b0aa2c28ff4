// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import com.vaadin.flow.component.html.Div;
import headroom.dashboard.element.LinkNotice;
import headroom.dashboard.element.Notice;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.history.LoadHistory;
import java.util.List;

/** One worker beside the map: everything that is known of it, top to bottom. */
public final class WorkerPanel extends Div {
  private final LinkNotice link = new LinkNotice();
  private final Notice process = new Notice(Tone.DEAD);
  private final List<WorkerPart> parts;

  public WorkerPanel(LoadHistory history) {
    WorkerTitle title = new WorkerTitle();
    LoadPart load = new LoadPart();
    LimitsPart limits = new LimitsPart();
    ConsumersPart consumers = new ConsumersPart();
    HistoryPart before = new HistoryPart(history, "panel-span");
    RoomsPart rooms = new RoomsPart();
    parts = List.of(title, load, limits, consumers, before, rooms);
    add(title, link, process, load, limits, consumers, before, rooms);
  }

  public void show(WorkerPicture worker, HostPicture host, Moment moment) {
    getElement().setAttribute("data-worker", worker.id().toString());
    link.show(host, moment.ageOf(host.reportedAt()));
    String happens = WorkerWords.whatHappens(worker);
    if (happens.isEmpty()) {
      process.clear();
    } else {
      process.show(WorkerWords.word(worker) + ".", happens);
    }
    parts.forEach(part -> part.show(worker, host, moment));
  }
}
