// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest.Drain;
import headroom.planning.plan.PlanRequest.MigrateRoom;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.RelieveWorkers;
import headroom.planning.plan.PlanRequest.Reverse;
import headroom.planning.plan.PlanRequest.WhatIf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Fleets and requests as a seed has them: skewed, full, cordoned, pinned, spread, overfull. */
public final class RandomPlans {
  private final Random random;

  /** The world of this seed; ask for its fleet, its rules and a request, in this order. */
  public RandomPlans(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** The fleet. */
  public PlanningFleet fleet() {
    List<PlanWorker> workers = new ArrayList<>();
    int hosts = 1 + random.nextInt(5);
    boolean alike = random.nextBoolean();
    for (int host = 1; host <= hosts; host++) {
      String group = random.nextInt(4) == 0 ? "b" : "a";
      boolean cordoned = random.nextInt(12) == 0;
      int count = 1 + random.nextInt(4);
      for (int number = 1; number <= count; number++) {
        workers.add(worker(new WorkerId(new HostId("h" + host), number), group, cordoned, alike));
      }
    }
    return new PlanningFleet(random.nextInt(1000), workers, parts(workers));
  }

  /** How it plans. */
  public PlanRules rules() {
    return new PlanRules(random.nextInt(3) == 0, 1 + random.nextInt(6));
  }

  /** What is asked for. */
  public PlanRequest request(PlanningFleet fleet) {
    return switch (random.nextInt(6)) {
      case 0 -> drain(fleet);
      case 1 ->
          new Rebalance(
              random.nextInt(4) == 0 ? PlanRequest.UNLIMITED : random.nextInt(60),
              random.nextInt(4) == 0 ? random.nextInt(5) : PlanRequest.UNLIMITED,
              random.nextBoolean() ? Rebalance.Goal.LOWEST_PEAK : Rebalance.Goal.FEWEST_HOT);
      case 2 -> {
        double line = 0.5 + random.nextInt(6) / 10.0;
        yield new RelieveWorkers(
            line,
            Math.min(1.0, line) - random.nextInt(3) / 10.0,
            random.nextBoolean() ? PlanRequest.UNLIMITED : random.nextInt(40));
      }
      case 3 -> fleet.parts().isEmpty() ? drain(fleet) : migrate(fleet);
      case 4 -> whatIf(fleet);
      default -> new Reverse(List.of());
    };
  }

  Drain drain(PlanningFleet fleet) {
    Set<HostId> hosts = new HashSet<>();
    Set<WorkerId> workers = new HashSet<>();
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      WorkerId worker = someWorker(fleet);
      if (random.nextBoolean()) {
        hosts.add(worker.host());
      } else {
        workers.add(worker);
      }
    }
    return new Drain(hosts, workers);
  }

  private MigrateRoom migrate(PlanningFleet fleet) {
    RoomPart part = fleet.parts().get(random.nextInt(fleet.parts().size()));
    Target target =
        switch (random.nextInt(3)) {
          case 0 -> new Target.Anywhere();
          case 1 -> new Target.ToWorker(someWorker(fleet));
          default -> new Target.ToHost(someWorker(fleet).host());
        };
    return new MigrateRoom(
        part.room(), random.nextBoolean() ? Set.of() : Set.of(part.worker()), target);
  }

  private WhatIf whatIf(PlanningFleet fleet) {
    Map<WorkerId, CapacityPolicy> policies = new HashMap<>();
    if (random.nextInt(3) == 0) {
      policies.put(someWorker(fleet), policy(false));
    }
    return new WhatIf(
        random.nextBoolean() ? Set.of(someWorker(fleet).host()) : Set.of(),
        random.nextInt(6),
        random.nextInt(9),
        policies);
  }

  private WorkerId someWorker(PlanningFleet fleet) {
    return fleet.workers().get(random.nextInt(fleet.workers().size())).id();
  }

  private PlanWorker worker(WorkerId id, String group, boolean cordoned, boolean alike) {
    return new PlanWorker(
        id,
        group,
        policy(alike),
        cordoned,
        random.nextInt(20) == 0 ? "its reports are old" : "",
        random.nextInt(20) == 0 ? 0.9 : random.nextDouble() * 0.6,
        random.nextInt(4) == 0 ? random.nextInt(40) : 0);
  }

  private CapacityPolicy policy(boolean alike) {
    return alike
        ? FleetBuilder.HUNDRED
        : new CapacityPolicy(1 + random.nextInt(250), random.nextInt(5) / 10.0, 0.7);
  }

  private List<RoomPart> parts(List<PlanWorker> workers) {
    List<RoomPart> parts = new ArrayList<>();
    int rooms = random.nextInt(workers.size() * 5 + 1);
    int heat = 1 + random.nextInt(workers.size());
    int most = 1 + random.nextInt(7);
    for (int room = 1; room <= rooms; room++) {
      Set<WorkerId> used = new HashSet<>();
      int count = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
      for (int part = 0; part < count; part++) {
        WorkerId worker =
            workers.get(random.nextInt(random.nextBoolean() ? heat : workers.size())).id();
        if (used.add(worker)) {
          parts.add(part(new RoomId("room-" + room), worker, most));
        }
      }
    }
    return parts;
  }

  private RoomPart part(RoomId room, WorkerId worker, int most) {
    int people = random.nextInt(most + 1);
    long load = random.nextInt(5) == 0 ? random.nextInt(40) : 2L * people * Math.max(0, people - 1);
    return new RoomPart(
        room,
        worker,
        people,
        load,
        random.nextInt(12) == 0 ? "it must not move" : "",
        random.nextInt(10) == 0 ? "a" : "",
        random.nextInt(people + 1));
  }
}
