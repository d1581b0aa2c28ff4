// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import headroom.dashboard.live.StableOrder;
import headroom.operations.fleet.FleetPicture;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The map in the browser: one element for all cells. It is laid out when the set of rows changes,
 * which happens on request only, and is then fed with what differs from the frame before.
 */
@Tag("headroom-heat-map")
public final class HeatMap extends Component {
  /** Above this many hosts each is one bar until it is opened. */
  static final int UNFOLDED_HOSTS = 24;

  private final boolean groupHeads;
  private final StableOrder<HostId> order = new StableOrder<>();
  private final Set<HostId> opened = new HashSet<>();

  /** The frame on the screen; null when the rows have to be laid out first. */
  private @Nullable MapFrame drawn;

  private @Nullable MapFrame latest;
  private MapLayout layout = MapLayout.EMPTY;
  private @Nullable WorkerId selected;

  /**
   * A map that tells which cell was chosen.
   *
   * @param groupHeads false for a map of hosts whose group is told elsewhere
   */
  public HeatMap(boolean groupHeads, Consumer<WorkerId> chosen) {
    this.groupHeads = groupHeads;
    getElement()
        .addEventListener(
            "cell-select",
            event ->
                chosen.accept(
                    WorkerId.parse(event.getEventData().get("event.detail.worker").asString())))
        .addEventData("event.detail.worker");
    getElement()
        .addEventListener(
            "host-fold",
            event -> fold(new HostId(event.getEventData().get("event.detail.host").asString())))
        .addEventData("event.detail.host");
  }

  /**
   * Shows these hosts.
   *
   * @return how many rows wait to come, leave or move
   */
  public int show(MapFrames frames, FleetPicture picture, List<HostId> hosts) {
    MapFrame frame = frames.of(picture);
    latest = frame;
    if (order.offer(hosts)) {
      drawn = null;
    }
    draw(frame);
    return order.changes();
  }

  /** Shows a smaller or larger choice of hosts at once: the reader asked for it. */
  void applyChanges() {
    order.apply();
    drawAnew();
  }

  /** Marks a cell; null marks none. */
  void select(@Nullable WorkerId worker) {
    if (worker == null ? selected != null : !worker.equals(selected)) {
      selected = worker;
      getElement().setProperty("selected", worker == null ? "" : worker.toString());
    }
  }

  private void fold(HostId host) {
    if (!opened.remove(host)) {
      opened.add(host);
    }
    drawAnew();
  }

  private void drawAnew() {
    drawn = null;
    if (latest != null) {
      draw(latest);
    }
  }

  private void draw(MapFrame frame) {
    if (drawn == null || layout.outgrownBy(frame)) {
      layout = MapLayout.of(frame, layout, order.shown(), opened);
      getElement().callJsFunction("draw", layout.toJson(groupHeads));
      drawn = null;
    }
    MapChanges.between(drawn, frame, layout, order.gone())
        .ifPresent(changes -> getElement().callJsFunction("update", changes));
    drawn = frame;
  }
}
