// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest.Drain;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanViolation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A good plan is spoilt in one way, and the verifier says in which. */
class PlanVerifierTest {
  private static final PlanningFleet FLEET =
      new FleetBuilder()
          .workers("m1/w1", "m1/w2", "m2/w1", "m2/w2", "m3/w1")
          .but("m3/w1", PlanWorker::cordon)
          .room("red", "m1/w1", 5, 40)
          .room("blue", "m1/w2", 5, 40)
          .room("blue", "m2/w1", 5, 50)
          .room(new RoomPart(new RoomId("green"), WorkerId.parse("m1/w1"), 3, 12, "stays", "", 0))
          .room(new RoomPart(new RoomId("pinned"), WorkerId.parse("m1/w1"), 3, 12, "", "a", 0))
          .build();
  private static final PlanRequest DRAIN = new Drain(Set.of(new HostId("m1")), Set.of());

  @Test
  void aGoodPlanBreaksNothing() {
    assertThat(broken(FLEET, plan())).isEmpty();
  }

  @Test
  void anotherSnapshotIsNoticed() {
    PlanningFleet later = new PlanningFleet(8, FLEET.workers(), FLEET.parts());
    assertThat(broken(later, plan())).containsOnly(Rule.VERSION);
  }

  @Test
  void numbersHaveNoGaps() {
    assertThat(broken(first(move -> move.at(5, 1)))).containsOnly(Rule.NUMBERING);
    assertThat(broken(first(move -> move.at(1, 0)))).contains(Rule.NUMBERING);
  }

  @Test
  void aWaveHasNoMoreMovesThanMayRun() {
    Plan plan = plan();
    assertThat(broken(FLEET, with(plan, plan.moves(), new PlanRules(false, 1))))
        .containsOnly(Rule.PARALLEL);
  }

  @Test
  void eachMoveSaysWhy() {
    assertThat(broken(first(move -> change(move, move.to(), move.people(), move.merges(), " "))))
        .containsOnly(Rule.REASON);
  }

  @Test
  void whatMovesIsWhatIsThere() {
    assertThat(broken(first(move -> change(move, move.to(), 6, move.merges(), "x"))))
        .contains(Rule.SOURCE);
  }

  @Test
  void whatCanNotBeMovedIsNot() {
    assertThat(broken(also("green", 12, "m2/w2"))).contains(Rule.IMMOVABLE);
  }

  @Test
  void nothingGoesOntoCordonedWorkers() {
    assertThat(broken(to("red", "m3/w1"))).contains(Rule.HINDRANCE);
    assertThat(broken(to("red", "m1/w2"))).contains(Rule.HINDRANCE);
  }

  @Test
  void bothCopiesFitAtEveryMoment() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .room("large", "m1/w1", 7, 84)
            .room("small", "m2/w1", 3, 20)
            .room("other", "m3/w1", 4, 30)
            .build();
    Plan plan = Planner.plan(fleet, DRAIN, PlanRules.DEFAULT);
    List<Move> atOnce = plan.moves().stream().map(move -> move.at(move.number(), 1)).toList();
    assertThat(broken(fleet, with(plan, atOnce, plan.rules()))).containsOnly(Rule.CAPACITY);
  }

  @Test
  void partsStayInTheirGroup() {
    PlanningFleet fleet =
        new PlanningFleet(
            7,
            FLEET.workers().stream()
                .map(
                    worker ->
                        worker.id().host().equals(new HostId("m2"))
                            ? FleetBuilder.inGroup(worker, "b")
                            : worker)
                .toList(),
            FLEET.parts());
    assertThat(broken(fleet, plan())).contains(Rule.GROUP);
  }

  @Test
  void noHostGetsASecondPartWhereThatIsForbidden() {
    Plan plan = to("blue", "m2/w2");
    assertThat(broken(FLEET, plan)).doesNotContain(Rule.ONE_HOST);
    assertThat(broken(FLEET, with(plan, plan.moves(), new PlanRules(true, 8))))
        .contains(Rule.ONE_HOST);
  }

  @Test
  void aRoomMovesOnceAtATime() {
    assertThat(broken(also("red", 40, "m2/w1"))).contains(Rule.ROOM_TWICE);
  }

  @Test
  void whatWasMovedStays() {
    List<Move> moves = new ArrayList<>(plan().moves());
    Move first = moves.getFirst();
    moves.add(
        new Move(
            moves.size() + 1,
            2,
            Move.Kind.LIVE,
            first.room(),
            first.to(),
            WorkerId.parse(first.to().shortName().equals("w1") ? "m2/w2" : "m2/w1"),
            first.people(),
            0,
            first.load(),
            false,
            0,
            0,
            "x"));
    assertThat(broken(FLEET, with(plan(), moves, PlanRules.DEFAULT))).contains(Rule.MOVED_TWICE);
  }

  @Test
  void mergersAreTold() {
    assertThat(broken(first(move -> change(move, move.to(), move.people(), !move.merges(), "x"))))
        .contains(Rule.MERGE);
  }

  @Test
  void theOutcomeIsWhatWasPromised() {
    assertThat(broken(to("pinned", "m2/w2"))).contains(Rule.FORECAST);
  }

  @Test
  void whatWasRefusedReallyFitsNowhere() {
    PlanningFleet full =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m2/w1", 7, 70)
            .build();
    PlanningFleet roomy =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m2/w1", 7, 60)
            .build();
    Plan plan = Planner.plan(full, DRAIN, PlanRules.DEFAULT);
    assertThat(plan.missing()).isEqualTo(10);
    assertThat(broken(full, plan)).isEmpty();
    assertThat(broken(roomy, plan)).contains(Rule.REFUSAL);
  }

  @Test
  void aDrainLeavesNothingUntold() {
    Plan plan = plan();
    assertThat(broken(FLEET, with(plan, plan.moves().subList(1, 2), plan.rules())))
        .contains(Rule.PROMISE);
  }

  @Test
  void aRebalanceKeepsToItsAllowance() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m1/w1", 5, 40)
            .build();
    Plan plan = Planner.plan(fleet, rebalance(5), PlanRules.DEFAULT);
    assertThat(broken(fleet, plan)).isEmpty();
    Plan dearer =
        new Plan(
            plan.version(),
            rebalance(4),
            plan.rules(),
            plan.moves(),
            plan.workers(),
            plan.hosts(),
            plan.refused(),
            plan.unrelieved(),
            plan.missing(),
            plan.before(),
            plan.after(),
            plan.summary());
    assertThat(broken(fleet, dearer)).containsOnly(Rule.REBALANCE);
  }

  private static Rebalance rebalance(int people) {
    return new Rebalance(people, PlanRequest.UNLIMITED, Rebalance.Goal.LOWEST_PEAK);
  }

  private static Plan plan() {
    return Planner.plan(FLEET, DRAIN, PlanRules.DEFAULT);
  }

  private static List<Rule> broken(Plan plan) {
    return broken(FLEET, plan);
  }

  private static List<Rule> broken(PlanningFleet fleet, Plan plan) {
    return PlanVerifier.verify(fleet, plan).stream().map(PlanViolation::rule).toList();
  }

  /** The plan with its first move changed. */
  private static Plan first(UnaryOperator<Move> change) {
    List<Move> moves = new ArrayList<>(plan().moves());
    moves.set(0, change.apply(moves.getFirst()));
    return with(plan(), moves, PlanRules.DEFAULT);
  }

  /** The plan with this room sent elsewhere. */
  private static Plan to(String room, String worker) {
    WorkerId target = WorkerId.parse(worker);
    return with(
        plan(),
        plan().moves().stream()
            .map(
                move ->
                    move.room().value().equals(room)
                        ? change(move, target, move.people(), false, move.reason())
                        : move)
            .toList(),
        PlanRules.DEFAULT);
  }

  /** The plan with one move more, in its first wave. */
  private static Plan also(String room, long load, String worker) {
    List<Move> moves = new ArrayList<>(plan().moves());
    moves.add(
        new Move(
            moves.size() + 1,
            1,
            Move.Kind.LIVE,
            new RoomId(room),
            WorkerId.parse("m1/w1"),
            WorkerId.parse(worker),
            3,
            0,
            load,
            false,
            0,
            0,
            "x"));
    return with(plan(), moves, PlanRules.DEFAULT);
  }

  private static Move change(Move move, WorkerId to, int people, boolean merges, String reason) {
    return new Move(
        move.number(),
        move.wave(),
        move.kind(),
        move.room(),
        move.from(),
        to,
        people,
        move.reconnects(),
        move.load(),
        merges,
        move.pipesAdded(),
        move.pipesRemoved(),
        reason);
  }

  private static Plan with(Plan plan, List<Move> moves, PlanRules rules) {
    return new Plan(
        plan.version(),
        plan.request(),
        rules,
        moves,
        plan.workers(),
        plan.hosts(),
        plan.refused(),
        plan.unrelieved(),
        plan.missing(),
        plan.before(),
        plan.after(),
        plan.summary());
  }
}
