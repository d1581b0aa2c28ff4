// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.Rebalance.Goal;
import headroom.planning.plan.PlanRequest.RelieveWorkers;
import org.junit.jupiter.api.Test;

class RebalanceTest {
  @Test
  void oneHotWorkerIsLevelledWithFewPeople() {
    Plan plan = plan(oneHotWorker(), lowestPeak(PlanRequest.UNLIMITED));
    assertThat(plan.peakBefore()).isEqualTo(1.2);
    assertThat(plan.peakAfter()).isEqualTo(0.4);
    assertThat(plan.summary())
        .isEqualTo(
            "2 rooms move with 10 people; the busiest worker comes from 120 % to 40 % of its usable"
                + " capacity (no plan within the allowance brings the busiest below 40 %).");
  }

  @Test
  void noMorePeopleMoveThanAreAllowed() {
    Plan plan = plan(oneHotWorker(), lowestPeak(5));
    assertThat(plan.people()).isEqualTo(5);
    assertThat(plan.peakAfter()).isEqualTo(0.8);
    assertThat(plan(oneHotWorker(), lowestPeak(4)).moves()).isEmpty();
    assertThat(
            plan(oneHotWorker(), new Rebalance(PlanRequest.UNLIMITED, 1, Goal.LOWEST_PEAK)).moves())
        .hasSize(1);
  }

  @Test
  void anEvenFleetIsLeftAlone() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m2/w1", 5, 40)
            .build();
    Plan plan = plan(fleet, lowestPeak(PlanRequest.UNLIMITED));
    assertThat(plan.moves()).isEmpty();
    assertThat(plan.summary()).startsWith("Nothing moves: the busiest worker is at 40 %");
  }

  @Test
  void aRoomAsLargeAsAWorkerDoesNotKeepTheOthersUneven() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .room("giant", "m1/w1", 8, 98)
            .room("red", "m2/w1", 5, 40)
            .room("blue", "m2/w1", 5, 40)
            .build();
    Plan plan = plan(fleet, lowestPeak(PlanRequest.UNLIMITED));
    assertThat(plan.workers().get(1).loadAfter()).isEqualTo(0.4);
    assertThat(plan.workers().get(2).loadAfter()).isEqualTo(0.4);
  }

  @Test
  void theCheapestWorkersAreCooledFirst() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .room("a", "m1/w1", 7, 84)
            .room("b", "m1/w1", 2, 4)
            .room("c", "m2/w1", 4, 60)
            .room("d", "m2/w1", 4, 60)
            .build();
    Plan plan = plan(fleet, new Rebalance(3, PlanRequest.UNLIMITED, Goal.FEWEST_HOT));
    assertThat(plan.moves()).singleElement().matches(move -> move.room().value().equals("b"));
    assertThat(plan.unrelieved())
        .singleElement()
        .matches(refusal -> refusal.worker().toString().equals("m2/w1"));
    assertThat(plan.summary())
        .isEqualTo("1 room moves with 2 people; people on workers above 85 %: 17 before, 8 after.");
  }

  @Test
  void aWorkerAboveItsLineComesUnderItWithTheLeastDisturbance() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("large", "m1/w1", 7, 84)
            .room("one-to-one", "m1/w1", 2, 4)
            .room("three", "m1/w1", 3, 12)
            .room("four", "m1/w1", 4, 24)
            .build();
    Plan plan = plan(fleet, new RelieveWorkers(1.0, 0.9, PlanRequest.UNLIMITED));
    assertThat(plan.moves())
        .extracting(move -> move.room().value())
        .containsExactly("four", "three");
    PlanningFleet roomless =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .but("m2/w1", worker -> FleetBuilder.withOtherLoad(worker, 60))
            .room("large", "m1/w1", 7, 84)
            .room("one-to-one", "m1/w1", 2, 4)
            .room("four", "m1/w1", 4, 24)
            .build();
    assertThat(plan(roomless, new RelieveWorkers(1.0, 0.9, PlanRequest.UNLIMITED)).moves())
        .extracting(move -> move.room().value())
        .containsExactly("four");
  }

  @Test
  void reliefThatIsImpossibleSaysWhy() {
    PlanningFleet fleet =
        new FleetBuilder().workers("m1/w1", "m2/w1").room("giant", "m1/w1", 9, 144).build();
    Plan plan = plan(fleet, new RelieveWorkers(1.0, 1.0, PlanRequest.UNLIMITED));
    assertThat(plan.moves()).isEmpty();
    assertThat(plan.unrelieved().getFirst().reason())
        .isEqualTo(
            "stays at 144 % of its usable capacity, 44 consumers too many: what may leave it is too"
                + " little, or has no target at or below 100 %");
    assertThat(plan(oneHotWorker(), new RelieveWorkers(1.3, 1.0, 100)).summary())
        .isEqualTo("No worker is above the line: nothing to do.");
  }

  @Test
  void scoresAddUp() {
    Plan plan = plan(oneHotWorker(), lowestPeak(PlanRequest.UNLIMITED));
    assertThat(plan.before().underLine()).isZero();
    assertThat(plan.before().evenness()).isEqualTo(100.0 / 3, within(1e-9));
    assertThat(plan.before().nearness()).isEqualTo(100);
    assertThat(plan.before().total()).isEqualTo(0.4 * 100 / 3 + 10, within(1e-9));
    assertThat(plan.after()).isEqualTo(new Score(100, 100, 100));
  }

  private static PlanningFleet oneHotWorker() {
    return new FleetBuilder()
        .workers("m1/w1", "m2/w1", "m3/w1")
        .room("red", "m1/w1", 5, 40)
        .room("green", "m1/w1", 5, 40)
        .room("blue", "m1/w1", 5, 40)
        .build();
  }

  private static Rebalance lowestPeak(int people) {
    return new Rebalance(people, PlanRequest.UNLIMITED, Goal.LOWEST_PEAK);
  }

  /** Every plan of this class passes the verifier. */
  private static Plan plan(PlanningFleet fleet, PlanRequest request) {
    Plan plan = Planner.plan(fleet, request, PlanRules.DEFAULT);
    assertThat(PlanVerifier.verify(fleet, plan)).isEmpty();
    return plan;
  }
}
