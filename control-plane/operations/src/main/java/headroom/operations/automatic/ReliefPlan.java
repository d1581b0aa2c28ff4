// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.planning.CapacityPolicy;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.PlanWorker;
import headroom.planning.plan.Planner;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The least disturbing moves that bring some workers under their lines. Pure. */
final class ReliefPlan {
  private ReliefPlan() {}

  /**
   * Plans; down to line less margin, or to the line where that is all that can be had.
   *
   * @param hot the workers to be relieved, each with its measured load, above 1.0
   * @param alone what stays as it is; of {@code hot}, nobody is among it
   */
  static Plan of(
      PlanningFleet fleet, Map<WorkerId, Double> hot, Untouched alone, AutomaticSettings settings) {
    PlanningFleet seen = narrowed(fleet, hot, alone);
    Plan comfortable = relieved(seen, 1.0 - settings.margin(), settings);
    return comfortable.moves().isEmpty() ? relieved(seen, 1.0, settings) : comfortable;
  }

  /** Workers that people leave, by name. */
  static List<WorkerId> relieved(Plan plan) {
    SortedSet<WorkerId> sources = new TreeSet<>();
    for (Move move : plan.moves()) {
      WorkerId from = move.from();
      if (from != null) {
        sources.add(from);
      }
    }
    return List.copyOf(sources);
  }

  private static Plan relieved(PlanningFleet fleet, double until, AutomaticSettings settings) {
    return Planner.plan(
        fleet,
        new PlanRequest.RelieveWorkers(1.0, until, settings.maxPeople()),
        new PlanRules(false, settings.maxParallel()));
  }

  /** The fleet in which only these workers may be left, and nothing touches what stays alone. */
  private static PlanningFleet narrowed(
      PlanningFleet fleet, Map<WorkerId, Double> hot, Untouched alone) {
    Map<WorkerId, Long> loads = new HashMap<>();
    fleet.workers().forEach(worker -> loads.put(worker.id(), worker.otherLoad()));
    fleet.parts().forEach(part -> loads.merge(part.worker(), part.load(), Long::sum));
    List<PlanWorker> workers =
        fleet.workers().stream()
            .map(
                worker -> {
                  Double measured = hot.get(worker.id());
                  return measured == null
                      ? target(worker, alone)
                      : source(worker, loads.getOrDefault(worker.id(), 0L), measured);
                })
            .toList();
    List<RoomPart> parts =
        fleet.parts().stream()
            .map(
                part ->
                    part.movable()
                            && hot.containsKey(part.worker())
                            && !alone.rooms().contains(part.room())
                        ? part
                        : fixed(part))
            .toList();
    return new PlanningFleet(fleet.version(), workers, parts);
  }

  private static PlanWorker target(PlanWorker worker, Untouched alone) {
    String why = "";
    if (alone.hosts().contains(worker.id().host())) {
      why = "an operator's operation is under way there";
    } else if (alone.relieved().contains(worker.id())) {
      why = "it was relieved a short time ago";
    }
    return why.isEmpty() || !worker.obstacle().isEmpty()
        ? worker
        : new PlanWorker(
            worker.id(),
            worker.group(),
            worker.policy(),
            worker.cordoned(),
            why,
            worker.cpu(),
            worker.otherLoad());
  }

  /**
   * Plans count consumers. Where CPU or packets are the fuller limit, the worker carries fewer of
   * them than its policy says: as many as it has for each unit of that limit.
   */
  private static PlanWorker source(PlanWorker worker, long load, double measured) {
    if (load <= 0 || measured * worker.usable() <= load) {
      return worker;
    }
    CapacityPolicy policy = worker.policy();
    return new PlanWorker(
        worker.id(),
        worker.group(),
        new CapacityPolicy(
            (int) Math.max(1, Math.floor(load / measured)),
            0,
            policy.cpuCeiling(),
            policy.packetsPerSecond(),
            policy.maxRooms()),
        worker.cordoned(),
        worker.obstacle(),
        worker.cpu(),
        worker.otherLoad());
  }

  private static RoomPart fixed(RoomPart part) {
    return part.movable()
        ? new RoomPart(
            part.room(),
            part.worker(),
            part.people(),
            part.load(),
            "automatic mode leaves it alone",
            part.group(),
            part.reconnects())
        : part;
  }
}
