// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import headroom.operations.fleet.RoomPicture;
import headroom.operations.operation.Operation;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.Target;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hosts that an act is done to: those that are named, and those that something is taken from. Where
 * the planner puts things by itself is placement, as for any new room, and no act on that host.
 */
public final class Touched {
  private Touched() {}

  /** By applying a plan. */
  public static Set<HostId> by(Plan plan) {
    Set<HostId> hosts = new TreeSet<>();
    for (Move move : plan.moves()) {
      WorkerId from = move.from();
      if (from != null) {
        hosts.add(from.host());
      }
    }
    switch (plan.request()) {
      case PlanRequest.Drain(Set<HostId> drained, Set<WorkerId> workers) -> {
        hosts.addAll(drained);
        workers.forEach(worker -> hosts.add(worker.host()));
      }
      case PlanRequest.MigrateRoom migrate -> addNamed(migrate.target(), hosts);
      case PlanRequest.Rebalance rebalance -> {}
      case PlanRequest.RelieveWorkers relieve -> {}
      case PlanRequest.Reverse reverse -> {}
      case PlanRequest.WhatIf whatIf -> {}
    }
    return hosts;
  }

  private static void addNamed(Target target, Set<HostId> hosts) {
    switch (target) {
      case Target.Anywhere anywhere -> {}
      case Target.ToHost(HostId host) -> hosts.add(host);
      case Target.ToWorker(WorkerId worker) -> hosts.add(worker.host());
    }
  }

  /** By steering an operation, or by taking it back. */
  public static Set<HostId> by(Operation operation) {
    Set<HostId> hosts = new TreeSet<>();
    operation.moves().forEach(move -> hosts.add(move.move().from().host()));
    return hosts;
  }

  /** By an act on a room: all hosts that have a part of it. */
  public static Set<HostId> by(RoomPicture room) {
    Set<HostId> hosts = new TreeSet<>();
    hosts.add(room.worker().host());
    room.parts().forEach(part -> hosts.add(part.worker().host()));
    return hosts;
  }
}
