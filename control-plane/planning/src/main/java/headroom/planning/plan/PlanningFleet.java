// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The fleet at one moment, as plans see it. Lists are sorted by name, so that nothing depends on
 * the order in which they were given.
 *
 * @param version of the snapshot; a plan made from another one is out of date
 * @param parts of all rooms
 */
public record PlanningFleet(long version, List<PlanWorker> workers, List<RoomPart> parts) {
  /**
   * @throws IllegalArgumentException when a worker is named twice, a room has two parts on one
   *     worker, or a part is on a worker that isn't listed
   */
  public PlanningFleet {
    workers = workers.stream().sorted(Comparator.comparing(PlanWorker::id)).toList();
    parts = parts.stream().sorted().toList();
    Set<WorkerId> known = new HashSet<>();
    for (PlanWorker worker : workers) {
      if (!known.add(worker.id())) {
        throw new IllegalArgumentException("Two workers are called " + worker.id() + ".");
      }
    }
    RoomPart previous = null;
    for (RoomPart part : parts) {
      if (!known.contains(part.worker())) {
        throw new IllegalArgumentException(
            part.room() + " has a part on " + part.worker() + ", which is unknown.");
      }
      if (previous != null && previous.compareTo(part) == 0) {
        throw new IllegalArgumentException(
            part.room() + " has two parts on " + part.worker() + ".");
      }
      previous = part;
    }
  }

  /** Whether the fleet has a worker on this host. */
  public boolean knows(HostId host) {
    return workers.stream().anyMatch(worker -> worker.id().host().equals(host));
  }

  /** Whether the fleet has this worker. */
  public boolean knows(WorkerId worker) {
    return workers.stream().anyMatch(known -> known.id().equals(worker));
  }

  /** The room's parts, by worker; empty when there is no such room. */
  public List<RoomPart> partsOf(RoomId room) {
    return parts.stream().filter(part -> part.room().equals(room)).toList();
  }

  /** The same snapshot with other workers. */
  PlanningFleet with(List<PlanWorker> others) {
    return new PlanningFleet(version, others, parts);
  }
}
