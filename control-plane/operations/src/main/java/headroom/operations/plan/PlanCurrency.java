// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanWorker;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a plan still fits the fleet. What happens to rooms and workers that it does not touch
 * does not matter to it: a fleet changes all the time. Pure.
 */
final class PlanCurrency {
  private PlanCurrency() {}

  /**
   * What has changed so that the plan can't be applied, in a sentence; empty when it can.
   *
   * @param then the fleet that it was made from
   */
  static String outdated(Plan plan, PlanningFleet then, PlanningFleet now) {
    for (Move move : plan.moves()) {
      if (!workers(then, move.room()).equals(workers(now, move.room()))) {
        return "Room " + move.room() + " is not where the plan found it.";
      }
    }
    if (plan.request() instanceof PlanRequest.Drain drain
        && !rooms(then, drain).equals(rooms(now, drain))) {
      return "Other rooms are on what is to be drained than the plan found there.";
    }
    Map<WorkerId, Long> coming = plan.reservations();
    for (PlanWorker target : now.workers()) {
      Long more = coming.get(target.id());
      if (more == null) {
        continue;
      }
      if (!target.takesRooms()) {
        return target.id() + " takes no rooms now: " + target.hindrance() + ".";
      }
      if (load(now, target) + more > limit(target, then, plan)) {
        return target.id() + " has filled up.";
      }
    }
    return "";
  }

  /** Up to its line, or as full as the plan makes it where that is more. */
  private static long limit(PlanWorker target, PlanningFleet then, Plan plan) {
    long planned =
        plan.reservations().getOrDefault(target.id(), 0L)
            + then.workers().stream()
                .filter(worker -> worker.id().equals(target.id()))
                .mapToLong(worker -> load(then, worker))
                .sum();
    return Math.max(target.usable(), planned);
  }

  private static long load(PlanningFleet fleet, PlanWorker worker) {
    return worker.otherLoad()
        + fleet.parts().stream()
            .filter(part -> part.worker().equals(worker.id()))
            .mapToLong(RoomPart::load)
            .sum();
  }

  private static Set<WorkerId> workers(PlanningFleet fleet, RoomId room) {
    return fleet.partsOf(room).stream()
        .map(RoomPart::worker)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<RoomId> rooms(PlanningFleet fleet, PlanRequest.Drain drain) {
    return fleet.parts().stream()
        .filter(part -> drain.covers(part.worker()))
        .map(RoomPart::room)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
