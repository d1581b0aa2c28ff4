// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import headroom.operations.ErrorCode;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of a room go from one worker to another, and the room with them. */
final class MovingRoomsTest {
  private static final RoomId DAILY = new RoomId("daily");
  private static final WorkerId HOME = worker("media-01", 1);
  private static final WorkerId BESIDE = worker("media-01", 2);
  private static final WorkerId ABROAD = worker("media-02", 1);

  private final World world = new World(CapacityPolicy.DEFAULT, Runnable::run);

  @BeforeEach
  void aCallOnTheFirstHost() {
    world.host("media-01", 2);
    world.create("daily", 3);
    for (String who : new String[] {"ann", "bob", "cleo"}) {
      world.enter("daily", who);
    }
    world.host("media-02", 2);
    world.pass(Duration.ofSeconds(2));
    assertThat(wanted().home()).isEqualTo(HOME);
  }

  @Test
  void aRoomGoesToAnotherWorkerOfItsHostInANewEpoch() {
    Operation over = moved(HOME, BESIDE);
    assertThat(over.state()).isEqualTo(OperationState.DONE);
    assertThat(over.moves().getFirst().people()).isEqualTo(3);
    assertThat(wanted().parts()).containsExactly(BESIDE);
    assertThat(wanted().epoch()).isEqualTo(2);
    assertThat(people(BESIDE)).containsExactly("ann", "bob", "cleo");
    assertThat(world.agent("media-01").host().partsOf("daily")).containsExactly(2);
    assertThat(world.agent("media-01").host().epochOf("daily")).isEqualTo(2);
  }

  @Test
  void aRoomGoesToAnotherHostAndBack() {
    Operation there = moved(HOME, ABROAD);
    assertThat(wanted().parts()).containsExactly(ABROAD);
    assertThat(world.agent("media-01").host().rooms()).isEmpty();
    OperationId back = new OperationId(UUID.randomUUID());
    world.operations().reverse(there.id(), back, "too warm", "ops");
    world.pass(Duration.ofSeconds(10));
    assertThat(world.operations().get(back).state()).isEqualTo(OperationState.DONE);
    assertThat(world.operations().get(back).reverseOf()).isEqualTo(there.id());
    assertThat(wanted().parts()).containsExactly(HOME);
    assertThat(wanted().epoch()).isEqualTo(3);
    assertThat(people(HOME)).containsExactly("ann", "bob", "cleo");
  }

  @Test
  void whatIsNoHomeMovesWithinTheEpoch() {
    world.rooms().openPart(DAILY, BESIDE, "ops");
    assertThat(world.enter("daily", "dora")).isEqualTo(BESIDE);
    world.pass(Duration.ofSeconds(1));
    assertThat(moved(BESIDE, ABROAD).state()).isEqualTo(OperationState.DONE);
    assertThat(wanted().parts()).containsExactly(HOME, ABROAD);
    assertThat(wanted().epoch()).isEqualTo(1);
    assertThat(people(ABROAD)).containsExactly("dora");
  }

  @Test
  void partsThatMeetBecomeOne() {
    world.rooms().openPart(DAILY, BESIDE, "ops");
    assertThat(world.enter("daily", "dora")).isEqualTo(BESIDE);
    world.pass(Duration.ofSeconds(1));
    assertThat(moved(HOME, BESIDE).state()).isEqualTo(OperationState.DONE);
    assertThat(wanted().parts()).containsExactly(BESIDE);
    assertThat(people(BESIDE)).containsExactly("ann", "bob", "cleo", "dora");
  }

  @Test
  void whoComesMeanwhileIsSeatedWhereTheRoomGoes() {
    world.agent("media-01").host().hasOldClient("ann");
    begin(HOME, ABROAD);
    world.pass(Duration.ofSeconds(3));
    assertThat(people(HOME)).containsExactly("ann");
    assertThat(world.enter("daily", "dora")).isEqualTo(ABROAD);
    world.pass(Duration.ofSeconds(40));
    assertThat(people(ABROAD)).containsExactly("bob", "cleo", "dora");
    assertThat(wanted().parts()).containsExactly(ABROAD);
  }

  @Test
  void whoCameWithATokenOfBeforeIsToldToo() {
    world.agent("media-01").host().hasOldClient("ann");
    assertThat(world.seat("daily", "dora")).isEqualTo(HOME);
    begin(HOME, ABROAD);
    world.pass(Duration.ofSeconds(2));
    world.agent("media-01").host().participantJoins("daily", 1, "dora");
    world.pass(Duration.ofSeconds(5));
    assertThat(people(ABROAD)).containsExactly("bob", "cleo", "dora");
  }

  @Test
  void aTargetThatRefusesIsTriedAgainAndThenGivenUp() {
    world.agent("media-02").host().refusesCommands("WORKER_UNAVAILABLE", "restarting");
    Operation begun = begin(HOME, ABROAD);
    world.pass(Duration.ofSeconds(4));
    assertThat(now(begun).moves().getFirst().attempts()).isBetween(2, MoveSteps.TRIES - 1);
    world.pass(Duration.ofSeconds(20));
    assertThat(now(begun).state()).isEqualTo(OperationState.FAILED);
    assertThat(now(begun).moves().getFirst().note()).contains("HOST_UNREACHABLE", "restarting");
    assertThat(wanted().parts()).containsExactly(HOME);
    assertThat(people(HOME)).containsExactly("ann", "bob", "cleo");
    world.agent("media-02").host().obeysCommands();
    OperationId again = new OperationId(UUID.randomUUID());
    world.operations().retry(begun.id(), again, "it is back", "ops");
    world.pass(Duration.ofSeconds(10));
    assertThat(wanted().parts()).containsExactly(ABROAD);
  }

  @Test
  void aRoomThatEndsMeanwhileIsSkipped() {
    world.agent("media-01").host().hasOldClient("ann");
    Operation begun = begin(HOME, ABROAD);
    world.pass(Duration.ofSeconds(2));
    world.rooms().close(DAILY, "over", "back-end");
    world.pass(Duration.ofSeconds(2));
    assertThat(now(begun).state()).isEqualTo(OperationState.DONE);
    assertThat(now(begun).moves().getFirst().state()).isEqualTo(MoveState.SKIPPED);
  }

  @Test
  void atTheDeadlineOldClientsAreCutOffOrTheirRoomIsClosedOrTheyStay() {
    world.agent("media-01").host().hasOldClient("ann");
    Instant deadline = world.clock().instant().plusSeconds(20);
    Operation begun = begin(deadline, AtDeadline.WAIT);
    world.pass(Duration.ofSeconds(30));
    assertThat(people(HOME)).containsExactly("ann");
    world
        .operations()
        .settle(
            begun.id(),
            new OperationSettings(1, Duration.ofMinutes(30), deadline, AtDeadline.MOVE_ANYWAY),
            "ops");
    world.pass(Duration.ofSeconds(15));
    assertThat(now(begun).state()).isEqualTo(OperationState.DONE);
    assertThat(wanted().parts()).containsExactly(ABROAD);
    MoveProgress move = now(begun).moves().getFirst();
    assertThat(move.people()).isEqualTo(3);
    assertThat(move.leftBehind()).isEqualTo(1);
  }

  @Test
  void whoForcesAnOperationWaitsForOldClientsNoLonger() {
    world.agent("media-01").host().hasOldClient("ann");
    Operation begun = begin(world.clock().instant().plusSeconds(3_600), AtDeadline.CLOSE);
    world.pass(Duration.ofSeconds(30));
    assertThat(people(HOME)).containsExactly("ann");
    world.operations().force(begun.id(), "the host burns", "eve");
    world.pass(Duration.ofSeconds(1));
    Instant deadline = now(begun).settings().deadline();
    world.operations().force(begun.id(), "again", "eve");
    assertThat(now(begun).settings().deadline()).isEqualTo(deadline);
    world.pass(Duration.ofSeconds(15));
    assertThat(now(begun).state()).isEqualTo(OperationState.DONE);
    assertThat(wanted().parts()).containsExactly(ABROAD);
    assertRefused(
        ErrorCode.OPERATION_OVER, () -> world.operations().force(begun.id(), "late", "eve"));
    assertThat(world.database().audit().find(AuditQuery.NEWEST).reversed())
        .extracting(AuditRecord::entry)
        .filteredOn(entry -> entry.act().equals("operation.force"))
        .extracting(AuditEntry::why, AuditEntry::result)
        .containsExactly(tuple("the host burns", "DONE"), tuple("late", "OPERATION_OVER"));
  }

  @Test
  void atTheDeadlineRoomsThatHaveNotMovedAreClosed() {
    world.agent("media-01").host().hasOldClient("ann");
    Operation begun = begin(world.clock().instant().plusSeconds(5), AtDeadline.CLOSE);
    world.pass(Duration.ofSeconds(4));
    assertThat(world.state().rooms().wanted(DAILY)).isPresent();
    world.pass(Duration.ofSeconds(4));
    assertThat(world.state().rooms().wanted(DAILY)).isEmpty();
    assertThat(now(begun).moves().getFirst().note()).contains("deadline");
    assertThat(now(begun).state()).isEqualTo(OperationState.DONE);
  }

  @Test
  void aRoomFromWhichEverybodyHasMovedIsNotClosedAtTheDeadline() {
    Operation begun = begin(world.clock().instant().plusSeconds(2), AtDeadline.CLOSE);
    world.pass(Duration.ofSeconds(1));
    assertThat(now(begun).moves().getFirst().state()).isEqualTo(MoveState.MOVING);
    world.pass(Duration.ofSeconds(5));
    assertThat(now(begun).moves().getFirst().state()).isEqualTo(MoveState.DONE);
    assertThat(people(ABROAD)).containsExactly("ann", "bob", "cleo");
  }

  @Test
  void theTimeOfThoseWhoWereToldGoesOnWhileTheirHostDoesNotAnswer() {
    world.agent("media-01").host().hasOldClient("ann");
    Operation begun = begin(HOME, ABROAD);
    world.pass(Duration.ofSeconds(4));
    world.agent("media-01").host().refusesCommands("BUSY", "later");
    world.pass(Duration.ofSeconds(8));
    assertThat(now(begun).moves().getFirst().attempts()).isPositive();
    assertThat(now(begun).moves().getFirst().note()).contains("BUSY");
    world.agent("media-01").host().obeysCommands();
    world.pass(Duration.ofSeconds(4));
    assertThat(now(begun).moves().getFirst().attempts()).isZero();
    assertThat(people(HOME)).containsExactly("ann");
    world.pass(Duration.ofSeconds(18));
    assertThat(now(begun).state()).isEqualTo(OperationState.DONE);
  }

  @Test
  void whatHasEndedSinceIsSkippedWhenTheRestIsTakenBack() {
    world.create("weekly", 2);
    RoomId weekly = new RoomId("weekly");
    WorkerId from = world.enter("weekly", "eve");
    WorkerId to = worker("media-02", 2);
    world.pass(Duration.ofSeconds(1));
    Operation there =
        world
            .operations()
            .begin(
                request(
                    List.of(new RoomMove(DAILY, HOME, ABROAD), new RoomMove(weekly, from, to))));
    world.pass(Duration.ofSeconds(10));
    assertThat(now(there).state()).isEqualTo(OperationState.DONE);
    world.rooms().close(weekly, "over", "back-end");
    OperationId back = new OperationId(UUID.randomUUID());
    world.operations().reverse(there.id(), back, "too warm", "ops");
    world.pass(Duration.ofSeconds(10));
    assertThat(world.operations().get(back).moves())
        .extracting(MoveProgress::state)
        .containsExactly(MoveState.SKIPPED, MoveState.DONE);
    assertThat(wanted().parts()).containsExactly(HOME);
    // Asked once more, though nothing is where it was.
    assertThat(world.operations().reverse(there.id(), back, "too warm", "ops").id())
        .isEqualTo(back);
    assertRefused(
        ErrorCode.PLAN_OUTDATED,
        () ->
            world
                .operations()
                .reverse(there.id(), new OperationId(UUID.randomUUID()), "again", "ops"));
  }

  @Test
  void aPartWithPeopleIsNotClosedWhileTheRoomGetsAnotherHome() {
    world.rooms().openPart(DAILY, BESIDE, "ops");
    assertThat(world.enter("daily", "dora")).isEqualTo(BESIDE);
    world.pass(Duration.ofMinutes(6));
    world.watch(
        point -> {
          if (point == FaultPoint.HOME_COMMITTED) {
            assertRefused(
                ErrorCode.PART_NOT_EMPTY, () -> world.rooms().closePart(DAILY, BESIDE, "ops"));
          }
        });
    assertThat(moved(HOME, ABROAD).state()).isEqualTo(OperationState.DONE);
    assertThat(people(BESIDE)).containsExactly("dora");
  }

  @Test
  void askedTwiceItIsOneOperation() {
    OperationRequest request = request(List.of(new RoomMove(DAILY, HOME, ABROAD)));
    world.operations().begin(request);
    world.operations().begin(request);
    world.pass(Duration.ofSeconds(10));
    assertThat(world.operations().latest(10)).hasSize(1);
    assertThat(wanted().epoch()).isEqualTo(2);
  }

  @Test
  void anOutdatedPlanIsRefused() {
    assertRefused(
        ErrorCode.PLAN_OUTDATED,
        () -> world.operations().begin(request(List.of(new RoomMove(DAILY, BESIDE, ABROAD)))));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> world.operations().begin(request(List.of())));
    assertRefused(
        ErrorCode.OPERATION_UNKNOWN,
        () -> world.operations().get(new OperationId(UUID.randomUUID())));
  }

  @Test
  void aPausedOneEndsWhatIsUnderWayAndAStoppedOneLeavesTheRest() {
    world.create("weekly", 2);
    WorkerId weekly = world.enter("weekly", "eve");
    world.pass(Duration.ofSeconds(1));
    Operation begun =
        world
            .operations()
            .begin(
                new OperationRequest(
                    new OperationId(UUID.randomUUID()),
                    OperationKind.DRAIN,
                    "media-01",
                    List.of(
                        new OperationRequest.Step(new RoomMove(DAILY, HOME, ABROAD), 1),
                        new OperationRequest.Step(
                            new RoomMove(new RoomId("weekly"), weekly, worker("media-02", 2)), 2)),
                    new OperationSettings(1, Duration.ofSeconds(30), null, AtDeadline.WAIT),
                    "maintenance",
                    "ops",
                    null));
    world.pass(Duration.ofSeconds(1));
    world.operations().pause(begun.id(), "ops");
    world.pass(Duration.ofSeconds(10));
    assertThat(now(begun).moves())
        .extracting(MoveProgress::state)
        .containsExactly(MoveState.DONE, MoveState.WAITING);
    assertThat(now(begun).state()).isEqualTo(OperationState.PAUSED);
    assertRefused(
        ErrorCode.OPERATION_RUNNING,
        () ->
            world
                .operations()
                .reverse(begun.id(), new OperationId(UUID.randomUUID()), "back", "ops"));
    world.operations().stop(begun.id(), "ops");
    world.pass(Duration.ofSeconds(2));
    assertThat(now(begun).state()).isEqualTo(OperationState.STOPPED);
    assertThat(now(begun).endedAt()).isNotNull();
    assertThat(world.state().rooms().wanted(new RoomId("weekly")).orElseThrow().parts())
        .containsExactly(weekly);
    assertRefused(ErrorCode.OPERATION_OVER, () -> world.operations().resume(begun.id(), "ops"));
  }

  private Operation moved(WorkerId from, WorkerId to) {
    Operation begun = begin(from, to);
    world.pass(Duration.ofSeconds(10));
    return now(begun);
  }

  private Operation begin(WorkerId from, WorkerId to) {
    return world.operations().begin(request(List.of(new RoomMove(DAILY, from, to))));
  }

  /** Old clients may stay for half an hour, if the deadline lets them. */
  private Operation begin(Instant deadline, AtDeadline atDeadline) {
    OperationRequest plain = request(List.of(new RoomMove(DAILY, HOME, ABROAD)));
    return world
        .operations()
        .begin(
            new OperationRequest(
                plain.id(),
                plain.kind(),
                plain.subject(),
                plain.steps(),
                new OperationSettings(1, Duration.ofMinutes(30), deadline, atDeadline),
                plain.reason(),
                plain.requestedBy(),
                null));
  }

  private static OperationRequest request(List<RoomMove> moves) {
    return new OperationRequest(
        new OperationId(UUID.randomUUID()),
        OperationKind.MIGRATE,
        "daily",
        moves.stream().map(move -> new OperationRequest.Step(move, 1)).toList(),
        OperationSettings.DEFAULT,
        "a test",
        "ops",
        null);
  }

  private Operation now(Operation operation) {
    return world.operations().get(operation.id());
  }

  private WantedRoom wanted() {
    return world.state().rooms().wanted(DAILY).orElseThrow();
  }

  private List<String> people(WorkerId part) {
    return world.agent(part.host().name()).host().participantsOf("daily", part.number()).stream()
        .map(ParticipantId::value)
        .sorted()
        .toList();
  }

  private static WorkerId worker(String host, int number) {
    return new WorkerId(new HostId(host), number);
  }
}
