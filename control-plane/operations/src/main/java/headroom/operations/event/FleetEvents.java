// SPDX-License-Identifier: Apache-2.0
package headroom.operations.event;

import headroom.operations.fleet.FleetDiff;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Tells of hosts, workers and rooms as pictures of the fleet show them. For the one thread that
 * makes pictures; looks only at what differs.
 */
public final class FleetEvents implements BiConsumer<FleetPicture, FleetDiff> {
  private final EventFeed feed;
  private final Map<HostId, HostFacts> hosts = new HashMap<>();
  private final Map<WorkerId, WorkerFacts> workers = new HashMap<>();
  private final Map<RoomId, WorkerId> rooms = new HashMap<>();

  private record HostFacts(HostState state, boolean cordoned) {}

  private record WorkerFacts(WorkerState state, boolean cordoned) {}

  /**
   * @param now what is so already is not told
   */
  public FleetEvents(EventFeed feed, FleetPicture now) {
    this.feed = feed;
    for (HostPicture host : now.hosts()) {
      hosts.put(host.id(), facts(host));
      host.workers().forEach(worker -> workers.put(worker.id(), facts(worker)));
    }
    now.rooms().values().forEach(room -> rooms.put(room.id(), room.worker()));
  }

  @Override
  public void accept(FleetPicture picture, FleetDiff diff) {
    for (HostPicture host : picture.hosts()) {
      if (diff.hosts().contains(host.id())) {
        host(host);
      }
      for (WorkerPicture worker : host.workers()) {
        if (diff.workers().contains(worker.id())) {
          worker(worker);
        }
      }
    }
    for (RoomId id : new TreeSet<>(diff.rooms())) {
      RoomPicture room = picture.rooms().get(id);
      if (room != null && rooms.put(id, room.worker()) == null) {
        feed.publish(
            Event.Kind.ROOM_OPENED, Map.of("room", id.value(), "worker", room.worker().toString()));
      }
    }
    if (diff.membershipChanged()) {
      forget(picture);
    }
  }

  private void host(HostPicture host) {
    HostFacts facts = facts(host);
    if (!facts.equals(hosts.put(host.id(), facts))) {
      feed.publish(
          Event.Kind.HOST_CHANGED,
          Map.of(
              "host",
              host.id().name(),
              "state",
              facts.state().name(),
              "cordoned",
              facts.cordoned()));
    }
  }

  private void worker(WorkerPicture worker) {
    WorkerFacts facts = facts(worker);
    if (!facts.equals(workers.put(worker.id(), facts))) {
      feed.publish(
          Event.Kind.WORKER_CHANGED,
          Map.of(
              "worker",
              worker.id().toString(),
              "state",
              facts.state().name(),
              "cordoned",
              facts.cordoned()));
    }
  }

  /** Rooms that have gone are told; workers that a host has no more are forgotten. */
  private void forget(FleetPicture picture) {
    for (RoomId id : new TreeSet<>(rooms.keySet())) {
      if (!picture.rooms().containsKey(id)) {
        rooms.remove(id);
        feed.publish(Event.Kind.ROOM_CLOSED, Map.of("room", id.value()));
      }
    }
    Set<HostId> hostsThere = new HashSet<>();
    Set<WorkerId> workersThere = new HashSet<>();
    for (HostPicture host : picture.hosts()) {
      hostsThere.add(host.id());
      host.workers().forEach(worker -> workersThere.add(worker.id()));
    }
    hosts.keySet().retainAll(hostsThere);
    workers.keySet().retainAll(workersThere);
  }

  private static HostFacts facts(HostPicture host) {
    return new HostFacts(host.state(), host.cordoned());
  }

  private static WorkerFacts facts(WorkerPicture worker) {
    return new WorkerFacts(worker.state(), worker.cordoned());
  }
}
