// SPDX-License-Identifier: Apache-2.0
package headroom.planning.bench;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.Rebalance.Goal;
import headroom.planning.plan.PlanRules;
import headroom.planning.plan.Planner;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison is fair: contenders have the same fleet, the same allowance and a chance. */
class PoliciesTest {
  private static final PlanningFleet FLEET = SkewedFleet.of(3, 40, 400);

  @ParameterizedTest
  @EnumSource(Policy.class)
  void everyPolicyCoolsTheFleetWithinItsAllowance(Policy policy) {
    State state = new State(FLEET, 100);
    long hot = state.hotPeople();
    long people = people(state);
    policy.run(state, new Random(3));
    assertThat(state.moved()).isBetween(90L, 100L);
    assertThat(state.hotPeople()).isLessThan(hot);
    assertThat(people(state)).isEqualTo(people);
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void withoutAnAllowanceNobodyMoves(Policy policy) {
    State state = new State(FLEET, 0);
    long hot = state.hotPeople();
    policy.run(state, new Random(3));
    assertThat(state.moved()).isZero();
    assertThat(state.hotPeople()).isEqualTo(hot);
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void thePlannerLeavesFewerOnHotWorkers(Policy policy) {
    Plan plan = Planner.plan(FLEET, new Rebalance(60, 1_000, Goal.FEWEST_HOT), PlanRules.DEFAULT);
    State ours = new State(FLEET, plan.people());
    ours.apply(plan.moves(), FLEET);
    State theirs = new State(FLEET, plan.people());
    policy.run(theirs, new Random(3));
    assertThat(ours.moved()).isEqualTo(plan.people());
    assertThat(ours.hotPeople()).isLessThan(theirs.hotPeople());
  }

  private static long people(State state) {
    assertThat(state.workers).allMatch(worker -> worker.load <= 500);
    assertThat(FLEET.parts().stream().mapToLong(RoomPart::people).sum())
        .isEqualTo(state.workers.stream().mapToLong(worker -> worker.people).sum());
    return state.workers.stream().mapToLong(worker -> worker.people).sum();
  }
}
