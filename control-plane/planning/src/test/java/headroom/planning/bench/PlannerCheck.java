// SPDX-License-Identifier: Apache-2.0
package headroom.planning.bench;

import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.Rebalance.Goal;
import headroom.planning.plan.PlanRequest.Reverse;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.PlanVerifier;
import headroom.planning.plan.PlanViolation;
import headroom.planning.plan.Planner;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RandomPlans;
import headroom.planning.plan.RoomPart;
import java.util.List;
import java.util.Random;

/**
 * Plans random worlds and their way back, each verified, and one large skewed fleet beside policies
 * like those of peers. Prints lines {@code NAME=VALUE}, which {@code ./headroom prove operations}
 * judges.
 *
 * <p>Arguments: worlds, workers, rooms, seed of the large fleet.
 */
public final class PlannerCheck {
  private static final int[] ALLOWANCES = {1, 2, 5, 10};

  private long worlds;
  private long verified;
  private long moves;
  private long refused;
  private String firstFault = "";

  private PlannerCheck() {}

  /** Runs it. */
  public static void main(String[] args) {
    PlannerCheck check = new PlannerCheck();
    long last = Long.parseLong(args[0]);
    for (long seed = 1; seed <= last; seed++) {
      check.world(seed);
    }
    System.out.println("worlds=" + check.worlds);
    System.out.println("verified=" + check.verified);
    System.out.println("moves=" + check.moves);
    long seed = Long.parseLong(args[3]);
    PlanningFleet fleet =
        SkewedFleet.of(seed, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.out.println("workers=" + fleet.workers().size());
    System.out.println("rooms=" + fleet.parts().size());
    System.out.println("hot=" + new State(fleet, 0).hotPeople());
    for (int percent : ALLOWANCES) {
      check.compare(fleet, percent, seed);
    }
    System.out.println("refused=" + check.refused);
    System.out.println("fault=" + check.firstFault);
  }

  private void world(long seed) {
    RandomPlans random = new RandomPlans(seed);
    PlanningFleet fleet = random.fleet();
    PlanRules rules = random.rules();
    Plan plan = Planner.plan(fleet, random.request(fleet), rules);
    verify(fleet, plan, seed);
    PlanningFleet after = PlanVerifier.outcome(fleet, plan);
    verify(after, Planner.plan(after, new Reverse(plan.moves()), rules), seed);
    worlds++;
  }

  private void compare(PlanningFleet fleet, int percent, long seed) {
    long people = fleet.parts().stream().mapToLong(RoomPart::people).sum();
    Rebalance request =
        new Rebalance(Math.toIntExact(people * percent / 100), Integer.MAX_VALUE, Goal.FEWEST_HOT);
    long start = System.nanoTime();
    Plan plan = Planner.plan(fleet, request, PlanRules.DEFAULT);
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    verify(fleet, plan, seed);
    State ours = new State(fleet, plan.people());
    ours.apply(plan.moves(), fleet);
    long best = Long.MAX_VALUE;
    String whose = "";
    for (Policy policy : Policy.values()) {
      State state = new State(fleet, plan.people());
      policy.run(state, new Random(seed));
      if (state.hotPeople() < best) {
        best = state.hotPeople();
        whose = policy.title();
      }
    }
    System.out.println("moved." + percent + "=" + ours.moved());
    System.out.println("ours." + percent + "=" + ours.hotPeople());
    System.out.println("best." + percent + "=" + best);
    System.out.println("whose." + percent + "=" + whose);
    System.out.println("ms." + percent + "=" + milliseconds);
  }

  private void verify(PlanningFleet fleet, Plan plan, long seed) {
    List<PlanViolation> violations = PlanVerifier.verify(fleet, plan);
    verified++;
    moves += plan.moves().size();
    if (!violations.isEmpty()) {
      refused++;
      if (firstFault.isEmpty()) {
        firstFault = "seed %d: %s".formatted(seed, violations);
      }
    }
  }
}
