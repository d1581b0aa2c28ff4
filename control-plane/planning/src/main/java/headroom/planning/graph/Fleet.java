// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workers that a room may use, in the order of their names. */
final class Fleet {
  private final SortedMap<WorkerId, FleetWorker> workers = new TreeMap<>();

  Fleet(Collection<FleetWorker> workers) {
    workers.forEach(worker -> this.workers.put(worker.id(), worker));
  }

  /** The worker, or null when nothing is known of it. */
  @Nullable Candidate candidate(WorkerId id) {
    FleetWorker worker = workers.get(id);
    return worker == null ? null : worker.candidate();
  }

  /** Whether people are to be spread over the room's part there even while it is empty. */
  boolean isForUse(WorkerId part) {
    FleetWorker worker = workers.get(part);
    return worker != null && worker.forUse();
  }

  /** The workers on which the room has no part. */
  List<FleetWorker> without(Seating seating) {
    return workers.values().stream()
        .filter(worker -> !seating.parts().containsKey(worker.id()))
        .toList();
  }

  /**
   * By how many consumers the worst hit of the room's workers would pass its capacity; 0 when all
   * stay within it. Parts that don't grow are passed over, and so are those of which nothing is
   * known.
   */
  long overCapacity(Seating before, Seating after) {
    long over = 0;
    for (WorkerId part : before.parts().keySet()) {
      Candidate candidate = candidate(part);
      if (candidate != null && after.load(part) > before.load(part)) {
        over =
            Math.max(
                over,
                candidate.planned() + after.load(part) - candidate.policy().consumersPerWorker());
      }
    }
    return over;
  }

  /** How far a pipe to this worker has to go at least. */
  Nearness nearness(FleetWorker worker, Seating seating) {
    boolean sameGroup = false;
    for (WorkerId part : seating.parts().keySet()) {
      if (part.host().equals(worker.id().host())) {
        return Nearness.SAME_HOST;
      }
      FleetWorker known = workers.get(part);
      sameGroup |= known != null && known.group().equals(worker.group());
    }
    return sameGroup ? Nearness.SAME_GROUP : Nearness.ELSEWHERE;
  }

  /** From near to far. */
  enum Nearness {
    SAME_HOST("on a host of the room"),
    SAME_GROUP("in a group of the room"),
    ELSEWHERE("in another group");

    private final String words;

    Nearness(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
