// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest.Drain;
import headroom.planning.plan.PlanRequest.MigrateRoom;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.RelieveWorkers;
import headroom.planning.plan.PlanRequest.Reverse;
import headroom.planning.plan.PlanRequest.WhatIf;
import java.util.List;

/** The fleet that a request speaks of: all to be drained cordoned, hosts lost, policies changed. */
final class Assumption {
  private Assumption() {}

  /**
   * Answers the fleet as the request assumes it.
   *
   * @throws PlanRefusedException when the request names what the fleet hasn't
   */
  static PlanningFleet of(PlanningFleet fleet, PlanRequest request) {
    return switch (request) {
      case Drain drain -> drained(fleet, drain);
      case WhatIf whatIf -> supposed(fleet, whatIf);
      case MigrateRoom migrate -> known(fleet, migrate);
      case Rebalance rebalance -> fleet;
      case RelieveWorkers relieve -> fleet;
      case Reverse reverse -> fleet;
    };
  }

  private static PlanningFleet drained(PlanningFleet fleet, Drain drain) {
    drain.hosts().stream().sorted().forEach(host -> requireHost(fleet, host));
    drain.workers().stream().sorted().forEach(worker -> requireWorker(fleet, worker));
    return fleet.with(
        fleet.workers().stream()
            .map(worker -> drain.covers(worker.id()) ? worker.cordon() : worker)
            .toList());
  }

  private static PlanningFleet supposed(PlanningFleet fleet, WhatIf whatIf) {
    whatIf.lost().stream().sorted().forEach(host -> requireHost(fleet, host));
    whatIf.policies().keySet().stream().sorted().forEach(worker -> requireWorker(fleet, worker));
    List<PlanWorker> workers =
        fleet.workers().stream()
            .map(
                worker ->
                    worker.under(whatIf.policies().getOrDefault(worker.id(), worker.policy())))
            .map(worker -> whatIf.lost().contains(worker.id().host()) ? worker.lost() : worker)
            .toList();
    return fleet.with(workers);
  }

  private static PlanningFleet known(PlanningFleet fleet, MigrateRoom migrate) {
    List<RoomPart> parts = fleet.partsOf(migrate.room());
    if (parts.isEmpty()) {
      throw new PlanRefusedException("ROOM_UNKNOWN", "No room " + migrate.room() + " is open.");
    }
    migrate.parts().stream()
        .sorted()
        .filter(worker -> parts.stream().noneMatch(part -> part.worker().equals(worker)))
        .findFirst()
        .ifPresent(
            worker -> {
              throw new PlanRefusedException(
                  "WORKER_UNKNOWN", migrate.room() + " has no part on " + worker + ".");
            });
    switch (migrate.target()) {
      case Target.Anywhere anywhere -> {}
      case Target.ToHost(var host) -> requireHost(fleet, host);
      case Target.ToWorker(var worker) -> requireWorker(fleet, worker);
    }
    return fleet;
  }

  private static void requireHost(PlanningFleet fleet, HostId host) {
    if (!fleet.knows(host)) {
      throw new PlanRefusedException("HOST_UNKNOWN", "The fleet has no worker on " + host + ".");
    }
  }

  private static void requireWorker(PlanningFleet fleet, WorkerId worker) {
    if (!fleet.knows(worker)) {
      throw new PlanRefusedException("WORKER_UNKNOWN", "The fleet has no worker " + worker + ".");
    }
  }
}
