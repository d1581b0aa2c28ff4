// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import headroom.dashboard.element.Figures;
import headroom.dashboard.element.Links;
import headroom.dashboard.element.LiveText;
import headroom.dashboard.element.LoadBar;
import headroom.dashboard.live.Moment;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.WorkerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The room's router on its worker on its host. */
final class RoomTopology extends Div {
  private final Anchor host = new Anchor();
  private final Anchor worker = new Anchor();
  private final LiveText load = new LiveText("hr-strong");
  private final LoadBar bar = new LoadBar();
  private final LiveText people = new LiveText("hr-wide-line");
  private final LiveText share = new LiveText("hr-wide-line");
  private @Nullable WorkerId shown;

  RoomTopology() {
    addClassName("hr-topology");
    host.addClassName("hr-strong");
    Div router = new Div(new Span("Router"), worker, load, bar, people, share);
    router.addClassName("hr-topology-router");
    Div box = new Div(host, router);
    box.addClassName("hr-topology-host");
    add(box);
  }

  void show(RoomPicture room, Moment moment) {
    if (!room.worker().equals(shown)) {
      shown = room.worker();
      host.setText(room.worker().host().name());
      host.setHref(Links.to(room.worker().host()));
      worker.setText(room.worker().shortName());
      worker.setHref(Links.to(room.worker()));
      worker.addClassName("hr-link");
    }
    Optional<WorkerPicture> carrier = moment.picture().worker(room.worker());
    boolean known =
        moment
            .picture()
            .host(room.worker().host())
            .map(HostPicture::state)
            .filter(state -> state != HostState.LOST)
            .isPresent();
    if (carrier.isPresent() && known) {
      WorkerPicture now = carrier.get();
      load.show(Figures.load(now.load()));
      load.mark("hr-over-text", now.aboveLine());
      bar.show(now.load(), now.plannedLoad());
      share.show(
          "%s of the worker's %s consumers are this room's"
              .formatted(
                  Figures.count(room.consumers().total()), Figures.count(now.consumers().total())));
    } else {
      load.show(Figures.NOT_KNOWN);
      bar.show(0);
      share.show("");
    }
    people.show(
        "%s · %s"
            .formatted(
                Figures.counted(room.participants().size(), "participant", "participants"),
                Figures.counted(room.producers(), "producer", "producers")));
  }
}
