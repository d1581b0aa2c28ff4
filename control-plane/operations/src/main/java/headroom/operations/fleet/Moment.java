// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.WorkerReport;
import headroom.operations.room.WantedPart;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.policy.PolicyTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's entries at one moment of both clocks. Made and used while the lock of {@link
 * FleetMemory} is held.
 */
record Moment(
    Map<HostId, HostEntry> hosts,
    WantedRooms rooms,
    FleetTiming timing,
    PolicyTree policies,
    Instant now,
    long nanos) {

  /**
   * A part as its host reported it; null when it did not, or when the report is of an earlier life
   * of the same id.
   */
  @Nullable RunningPart running(RoomEntry room, WorkerId part) {
    HostEntry host = hosts.get(part.host());
    RunningPart running = host == null ? null : host.parts(room.wanted().id()).get(part.number());
    return running != null && running.report().epoch() >= room.wanted().epoch() ? running : null;
  }

  /**
   * The same, also of an earlier epoch: when a room has just got a new home its parts say so with
   * their next reports, and the same people are there.
   */
  @Nullable RunningPart reported(RoomEntry room, WorkerId part) {
    HostEntry host = hosts.get(part.host());
    return host == null ? null : host.parts(room.wanted().id()).get(part.number());
  }

  /**
   * Where the room's home is: where it is wanted, or else on another worker of that host when the
   * room runs there and not where it is wanted. Nobody in a call is moved for that.
   */
  WorkerId home(RoomEntry room) {
    WorkerId wanted = room.wanted().home();
    HostEntry host = hosts.get(wanted.host());
    if (host == null) {
      return wanted;
    }
    SortedMap<Integer, RunningPart> here = host.parts(room.wanted().id());
    if (here.isEmpty() || here.containsKey(wanted.number())) {
      return wanted;
    }
    for (int number : here.keySet()) {
      WorkerId other = new WorkerId(wanted.host(), number);
      if (!room.wanted().plan().hasPart(other)) {
        return other;
      }
    }
    return wanted;
  }

  /** Where the room's parts are or shall be, the home first. */
  List<WorkerId> parts(RoomEntry room) {
    WorkerId home = home(room);
    List<WantedPart> further = room.wanted().plan().further();
    if (further.isEmpty()) {
      return List.of(home);
    }
    List<WorkerId> parts = new ArrayList<>();
    parts.add(home);
    for (WantedPart part : further) {
      if (!part.worker().equals(home)) {
        parts.add(part.worker());
      }
    }
    return List.copyOf(parts);
  }

  /** The same with the parts that are being opened. */
  List<WorkerId> partsAndOpenings(RoomEntry room) {
    List<WorkerId> parts = parts(room);
    if (room.openings().isEmpty()) {
      return parts;
    }
    Set<WorkerId> all = new LinkedHashSet<>(parts);
    all.addAll(room.openings());
    return List.copyOf(all);
  }

  /** Whether the host of this worker has told what runs since this control plane began. */
  boolean isSeen(WorkerId worker) {
    HostEntry host = hosts.get(worker.host());
    return host != null && host.worker(worker.number()) != null;
  }

  /** What a worker may carry. */
  CapacityPolicy capacity(WorkerId worker) {
    HostEntry host = hosts.get(worker.host());
    return host == null ? policies.capacity() : policies.capacity(worker, host.known().group());
  }

  /** Whether a host is there and has told all that runs on it. */
  boolean isTold(HostId id) {
    HostEntry host = hosts.get(id);
    return host != null && host.inventoried() && state(host) == HostState.LIVE;
  }

  /** Whether there is no contact to the host of this worker. */
  boolean isLost(WorkerId worker) {
    HostEntry host = hosts.get(worker.host());
    return host == null || state(host) == HostState.LOST;
  }

  /** Whether the condition holds for any worker of the fleet. */
  boolean anyWorker(Predicate<WorkerId> condition) {
    for (HostEntry host : hosts.values()) {
      for (WorkerReport worker : host.workers()) {
        if (condition.test(new WorkerId(host.id(), worker.number()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** LOST when the host was never seen. */
  HostState state(HostId id) {
    HostEntry host = hosts.get(id);
    return host == null ? HostState.LOST : state(host);
  }

  HostState state(HostEntry host) {
    return host.state(timing, nanos);
  }
}
