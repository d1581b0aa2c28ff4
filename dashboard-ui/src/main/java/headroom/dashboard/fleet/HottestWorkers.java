// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Card;
import headroom.dashboard.element.ChangesButton;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.LoadBar;
import headroom.dashboard.element.StateBadge;
import headroom.dashboard.element.Tone;
import headroom.dashboard.live.Moment;
import headroom.dashboard.live.StableOrder;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.WorkerId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a phone shows instead of the map: the hottest workers of hosts that report in time. */
final class HottestWorkers extends Div {
  private static final int SHOWN = 12;

  private final StableOrder<WorkerId> order = new StableOrder<>();
  private final Map<WorkerId, Row> rows = new LinkedHashMap<>();
  private final ChangesButton changes = new ChangesButton(this::applyChanges);
  private final LiveText of = new LiveText("hr-note");
  private final Div list = new Div();

  HottestWorkers() {
    addClassName("hr-hot");
    add(new Card().titled("Hottest workers", changes, of).with(list));
  }

  void show(Moment moment) {
    List<WorkerPicture> hottest =
        moment.picture().hosts().stream()
            .filter(host -> host.state() == HostState.LIVE)
            .map(HostPicture::workers)
            .flatMap(List::stream)
            .sorted(
                Comparator.comparingDouble(WorkerPicture::load)
                    .reversed()
                    .thenComparing(WorkerPicture::id))
            .limit(SHOWN)
            .toList();
    order.offer(hottest.stream().map(WorkerPicture::id).toList());
    changes.show(order.changes());
    of.show("of " + Figures.count(moment.picture().workers().size()));
    draw();
    order
        .shown()
        .forEach(
            id -> {
              Row row = rows.get(id);
              if (row != null) {
                moment.picture().worker(id).ifPresent(row::show);
              }
            });
  }

  private void applyChanges() {
    order.apply();
    changes.show(0);
    draw();
  }

  private void draw() {
    if (!List.copyOf(rows.keySet()).equals(order.shown())) {
      rows.clear();
      list.removeAll();
      for (WorkerId id : order.shown()) {
        Row row = new Row(id);
        rows.put(id, row);
        list.add(row);
      }
    }
  }

  /** One worker as a row that leads to its page. */
  private static final class Row extends Anchor {
    private final StateBadge above = new StateBadge(Tone.OVER, "ABOVE");
    private final LiveText load = new LiveText("hr-hot-load");
    private final LiveText limit = new LiveText("hr-note");
    private final LoadBar bar = new LoadBar();

    Row(WorkerId id) {
      super(Links.to(id));
      addClassName("hr-hot-row");
      Span name = new Span(new Span(id.host() + " / " + id.shortName()), above);
      name.addClassName("hr-hot-name");
      add(name, load, limit, bar);
    }

    void show(WorkerPicture worker) {
      above.setVisible(worker.aboveLine());
      load.show(Figures.load(worker.load()));
      load.mark("hr-over-text", worker.aboveLine());
      limit.show(
          "%s of %s usable · bound by %s"
              .formatted(
                  Figures.count(worker.counted()),
                  Figures.count(worker.policy().usableConsumers()),
                  worker.bindingLimit().words()));
      bar.show(worker.load(), worker.plannedLoad());
    }
  }
}
