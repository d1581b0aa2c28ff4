// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanRequest.Drain;
import headroom.planning.plan.PlanRequest.MigrateRoom;
import headroom.planning.plan.PlanRequest.Reverse;
import headroom.planning.plan.PlanRequest.WhatIf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final PlanRules ONE_AT_A_TIME = new PlanRules(false, 1);

  @Test
  void aDrainLeavesTheHostEmptyAndSaysHowMuchIsFree() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m1/w2", "m2/w1", "m2/w2")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m1/w2", 4, 24)
            .room("green", "m2/w1", 6, 60)
            .build();
    Plan plan = plan(fleet, drain("m1"));
    assertThat(moves(plan)).containsExactly("1 red m1/w1 → m2/w2", "1 blue m1/w2 → m2/w2");
    assertThat(plan.summary()).isEqualTo("The rest holds this load with 38 % free.");
    assertThat(plan.people()).isEqualTo(9);
    assertThat(plan.reservations()).isEqualTo(Map.of(worker("m2/w2"), 64L));
    assertThat(plan.hosts())
        .containsExactly(
            new Forecast<>(new HostId("m1"), 200, false, new Usage(64, 9), Usage.NONE),
            new Forecast<>(new HostId("m2"), 200, true, new Usage(60, 6), new Usage(124, 15)));
    assertThat(plan.after().total()).isGreaterThan(plan.before().total());
  }

  @Test
  void hostsDrainedTogetherGiveEachOtherNothing() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m2/w1", 5, 40)
            .build();
    Plan plan = plan(fleet, drain("m1", "m2"));
    assertThat(plan.moves()).extracting(Move::to).containsOnly(worker("m3/w1"));
  }

  @Test
  void aDrainThatDoesNotFitNamesTheMissingAmount() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 7, 84)
            .room("blue", "m1/w1", 2, 4)
            .room("green", "m2/w1", 7, 70)
            .build();
    Plan plan = plan(fleet, drain("m1"));
    assertThat(moves(plan)).containsExactly("1 blue m1/w1 → m2/w1");
    assertThat(plan.missing()).isEqualTo(58);
    assertThat(plan.summary())
        .isEqualTo(
            "1 room has no target: 58 consumers are missing. Add 1 worker with 100 usable consumers"
                + " each, or close rooms.");
    assertThat(plan.refused().getFirst().reason())
        .isEqualTo(
            "58 consumers are missing: it needs 84 under a headroom line, and the most that any of 1"
                + " workers has left is 26, on m2/w1. Add a host, or free a worker.");
  }

  @Test
  void anotherRoomMakesWayIfNothingElseHelps() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .room("large", "m1/w1", 7, 84)
            .room("small", "m2/w1", 3, 20)
            .room("other", "m3/w1", 4, 30)
            .build();
    Plan plan = plan(fleet, drain("m1"));
    assertThat(moves(plan)).containsExactly("1 small m2/w1 → m3/w1", "2 large m1/w1 → m2/w1");
    assertThat(plan.moves().getFirst().reason())
        .isEqualTo("Makes room for large, which fits nowhere else.");
  }

  @Test
  void nothingGoesOntoWorkersThatTakeNoRooms() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1", "m4/w1", "m5/w1")
            .but("m2/w1", PlanWorker::cordon)
            .but("m3/w1", worker -> FleetBuilder.hindered(worker, "its reports are old", 0.1))
            .but("m4/w1", worker -> FleetBuilder.hindered(worker, "", 0.7))
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m5/w1", 7, 84)
            .build();
    Plan plan = plan(fleet, drain("m1"));
    assertThat(plan.moves()).isEmpty();
    assertThat(plan.refused().getFirst().reason())
        .contains("24 consumers are missing")
        .contains("3 cordoned, overloaded or not live");
  }

  @Test
  void partsStayInTheirGroup() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .but("m2/w1", worker -> FleetBuilder.inGroup(worker, "b"))
            .room("green", "m3/w1", 6, 60)
            .room(new RoomPart(room("red"), worker("m1/w1"), 5, 40, "", "a", 2))
            .build();
    Plan plan = plan(fleet, drain("m1"));
    assertThat(moves(plan)).containsExactly("1 red m1/w1 → m3/w1");
    assertThat(plan.reconnects()).isEqualTo(2);
  }

  @Test
  void aPartThatMayNotMoveIsRefusedWithItsReason() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room(new RoomPart(room("red"), worker("m1/w1"), 5, 40, "never to be moved", "", 0))
            .build();
    Plan plan = plan(fleet, drain("m1"));
    assertThat(plan.moves()).isEmpty();
    assertThat(plan.summary())
        .isEqualTo("1 room can't move anywhere: It can't be moved: never to be moved.");
  }

  @Test
  void amongEquallyEvenTargetsPartsOfARoomStayNear() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m2/w2", "m3/w1")
            .room("red", "m1/w1", 5, 40)
            .room("red", "m2/w1", 5, 50)
            .room("blue", "m2/w2", 2, 4)
            .build();
    assertThat(moves(plan(fleet, drain("m1")))).containsExactly("1 red m1/w1 → m2/w2");
    PlanRules apart = new PlanRules(true, 8);
    assertThat(moves(Planner.plan(fleet, drain("m1"), apart)))
        .containsExactly("1 red m1/w1 → m3/w1");
  }

  @Test
  void partsMergeWhereTheyMeet() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 3, 30)
            .room("red", "m2/w1", 4, 40)
            .build();
    Plan plan = plan(fleet, drain("m1"));
    Move move = plan.moves().getFirst();
    assertThat(move.merges()).isTrue();
    assertThat(move.pipesAdded()).isZero();
    assertThat(move.pipesRemoved()).isEqualTo(2);
    assertThat(PlanVerifier.outcome(fleet, plan).parts())
        .containsExactly(new RoomPart(room("red"), worker("m2/w1"), 7, 70));
  }

  @Test
  void aMoveWaitsUntilItsTargetHasRoomForBothCopies() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .room("large", "m1/w1", 7, 84)
            .room("small", "m2/w1", 3, 20)
            .room("other", "m3/w1", 4, 30)
            .build();
    assertThat(plan(fleet, drain("m1")).waves()).isEqualTo(2);
    PlanningFleet roomy =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("a", "m1/w1", 2, 4)
            .room("b", "m1/w1", 2, 4)
            .room("c", "m1/w1", 2, 4)
            .build();
    assertThat(plan(roomy, drain("m1")).waves()).isEqualTo(1);
    assertThat(Planner.plan(roomy, drain("m1"), ONE_AT_A_TIME).waves()).isEqualTo(3);
  }

  @Test
  void aRoomGoesWhereItIsSent() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m2/w2", "m3/w1")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m2/w1", 4, 24)
            .room("full", "m3/w1", 7, 70)
            .build();
    assertThat(moves(plan(fleet, migrate("red", new Target.ToHost(new HostId("m2"))))))
        .containsExactly("1 red m1/w1 → m2/w2");
    assertThat(moves(plan(fleet, migrate("red", new Target.Anywhere()))))
        .containsExactly("1 red m1/w1 → m2/w2");
    Plan there = plan(fleet, migrate("red", new Target.ToWorker(worker("m1/w1"))));
    assertThat(there.moves()).isEmpty();
    assertThat(there.summary()).isEqualTo("red is there already.");
    Plan refused = plan(fleet, migrate("red", new Target.ToWorker(worker("m3/w1"))));
    assertThat(refused.missing()).isEqualTo(10);
    assertThat(refused.summary()).startsWith("10 consumers are missing");
  }

  @Test
  void lostHostsAndArrivingRoomsAreAnsweredAlike() {
    PlanningFleet fleet =
        new FleetBuilder().workers("m1/w1", "m2/w1", "m2/w2").room("red", "m1/w1", 5, 40).build();
    Plan plan = plan(fleet, new WhatIf(Set.of(new HostId("m1")), 2, 5, Map.of()));
    assertThat(plan.moves())
        .extracting(Move::kind)
        .containsExactlyInAnyOrder(Move.Kind.RESTART, Move.Kind.ARRIVAL, Move.Kind.ARRIVAL);
    assertThat(plan.summary()).isEqualTo("The rest holds this load with 40 % free.");
    Plan many = plan(fleet, new WhatIf(Set.of(), 20, 5, Map.of()));
    assertThat(many.moves()).hasSize(5);
    assertThat(many.refused()).hasSize(15);
    assertThat(many.summary()).startsWith("15 rooms have no target: ");
  }

  @Test
  void aStricterPolicyShowsWhoWouldMove() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 5, 40)
            .room("blue", "m1/w1", 4, 24)
            .build();
    Plan plan =
        plan(
            fleet,
            new WhatIf(Set.of(), 0, 0, Map.of(worker("m1/w1"), new CapacityPolicy(50, 0.0, 0.7))));
    assertThat(moves(plan)).containsExactly("1 blue m1/w1 → m2/w1");
  }

  @Test
  void theWayBackRestoresWhatWas() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1", "m3/w1")
            .room("large", "m1/w1", 7, 84)
            .room("small", "m2/w1", 3, 20)
            .room("other", "m3/w1", 4, 30)
            .build();
    Plan there = plan(fleet, new Drain(Set.of(), Set.of(worker("m1/w1"))));
    PlanningFleet after = PlanVerifier.outcome(fleet, there);
    Plan cordoned = plan(after, new Reverse(there.moves()));
    assertThat(cordoned.refused().getFirst().reason()).contains("Uncordon it first");

    PlanningFleet open = new PlanningFleet(after.version(), fleet.workers(), after.parts());
    Plan back = plan(open, new Reverse(there.moves()));
    assertThat(moves(back)).containsExactly("1 large m2/w1 → m1/w1", "2 small m3/w1 → m2/w1");
    assertThat(PlanVerifier.outcome(open, back).parts()).isEqualTo(fleet.parts());
  }

  @Test
  void whatMergedCanNotBeTakenBack() {
    PlanningFleet fleet =
        new FleetBuilder()
            .workers("m1/w1", "m2/w1")
            .room("red", "m1/w1", 3, 30)
            .room("red", "m2/w1", 4, 40)
            .build();
    Plan there = plan(fleet, migrate("red", new Target.ToHost(new HostId("m2"))));
    Plan back = plan(PlanVerifier.outcome(fleet, there), new Reverse(there.moves()));
    assertThat(back.moves()).isEmpty();
    assertThat(back.refused().getFirst().reason()).startsWith("Parts merged on m2/w1");
  }

  @Test
  void whatTheFleetHasNotIsRefusedByName() {
    PlanningFleet fleet = new FleetBuilder().workers("m1/w1").room("red", "m1/w1", 3, 30).build();
    assertRefused("HOST_UNKNOWN", fleet, drain("m9"));
    assertRefused("ROOM_UNKNOWN", fleet, migrate("blue", new Target.Anywhere()));
    assertRefused("WORKER_UNKNOWN", fleet, migrate("red", new Target.ToWorker(worker("m1/w9"))));
    assertRefused(
        "WORKER_UNKNOWN",
        fleet,
        new MigrateRoom(room("red"), Set.of(worker("m1/w2")), new Target.Anywhere()));
  }

  private static void assertRefused(String code, PlanningFleet fleet, PlanRequest request) {
    assertThatExceptionOfType(PlanRefusedException.class)
        .isThrownBy(() -> Planner.plan(fleet, request, PlanRules.DEFAULT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  /** Every plan of this class passes the verifier. */
  private static Plan plan(PlanningFleet fleet, PlanRequest request) {
    Plan plan = Planner.plan(fleet, request, PlanRules.DEFAULT);
    assertThat(PlanVerifier.verify(fleet, plan)).isEmpty();
    return plan;
  }

  private static List<String> moves(Plan plan) {
    return plan.moves().stream()
        .map(move -> move.wave() + " " + move.room() + " " + move.from() + " → " + move.to())
        .toList();
  }

  private static Drain drain(String... hosts) {
    return new Drain(Set.of(hosts).stream().map(HostId::new).collect(Collectors.toSet()), Set.of());
  }

  private static MigrateRoom migrate(String room, Target target) {
    return new MigrateRoom(room(room), Set.of(), target);
  }

  private static RoomId room(String name) {
    return new RoomId(name);
  }

  private static WorkerId worker(String name) {
    return WorkerId.parse(name);
  }
}
