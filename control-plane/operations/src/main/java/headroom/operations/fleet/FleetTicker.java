// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes one picture and one diff per tick for all readers. Whoever wires it calls {@link #tick}.
 */
public final class FleetTicker implements FleetPictures {
  private static final Logger LOG = Logger.getLogger(FleetTicker.class.getName());

  private final FleetState state;
  private final List<BiConsumer<FleetPicture, FleetDiff>> listeners = new CopyOnWriteArrayList<>();
  private volatile FleetPicture current;

  public FleetTicker(FleetState state) {
    this.state = state;
    this.current = state.picture(0);
  }

  @Override
  public FleetPicture current() {
    return current;
  }

  @Override
  public Subscription subscribe(BiConsumer<FleetPicture, FleetDiff> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Makes the next picture and tells everybody. Called by one thread. */
  public void tick() {
    FleetPicture before = current;
    FleetPicture after = state.picture(before.version() + 1);
    FleetDiff diff = diff(before, after);
    current = after;
    for (BiConsumer<FleetPicture, FleetDiff> listener : listeners) {
      try {
        listener.accept(after, diff);
      } catch (RuntimeException e) {
        // One broken reader must not blind the others.
        LOG.log(Level.WARNING, "A reader of the fleet's picture failed", e);
      }
    }
  }

  static FleetDiff diff(FleetPicture before, FleetPicture after) {
    Map<HostId, HostPicture> oldHosts = new HashMap<>();
    Map<WorkerId, WorkerPicture> oldWorkers = new HashMap<>();
    for (HostPicture host : before.hosts()) {
      oldHosts.put(host.id(), host);
      host.workers().forEach(worker -> oldWorkers.put(worker.id(), worker));
    }
    Set<HostId> hosts = new HashSet<>();
    Set<WorkerId> workers = new HashSet<>();
    Set<RoomId> rooms = new HashSet<>();
    boolean newcomers = false;
    for (HostPicture host : after.hosts()) {
      HostPicture oldHost = oldHosts.remove(host.id());
      newcomers |= oldHost == null;
      if (!host.equals(oldHost)) {
        hosts.add(host.id());
      }
      for (WorkerPicture worker : host.workers()) {
        WorkerPicture oldWorker = oldWorkers.remove(worker.id());
        newcomers |= oldWorker == null;
        if (!worker.equals(oldWorker)) {
          workers.add(worker.id());
        }
      }
    }
    for (RoomPicture room : after.rooms().values()) {
      if (!room.equals(before.rooms().get(room.id()))) {
        rooms.add(room.id());
      }
    }
    // What is left of the old ones has gone.
    boolean membershipChanged =
        newcomers
            || !oldHosts.isEmpty()
            || !oldWorkers.isEmpty()
            || !after.rooms().keySet().equals(before.rooms().keySet());
    return new FleetDiff(hosts, workers, rooms, membershipChanged);
  }
}
