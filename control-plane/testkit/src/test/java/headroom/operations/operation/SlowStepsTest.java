// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.room.RoomParts;
import headroom.operations.room.Tickets;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.RoomPart;
import headroom.testkit.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps take their time, and the runner looks again meanwhile. */
final class SlowStepsTest {
  private static final WorkerId HOME = new WorkerId(new HostId("media-01"), 1);
  private static final WorkerId ABROAD = new WorkerId(new HostId("media-02"), 1);

  private final World world = new World(CapacityPolicy.DEFAULT, Runnable::run);
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private FaultPoint.Watch watch = FaultPoint.Watch.NONE;
  private final OperationRunner runner =
      new OperationRunner(
          world.database().operations(),
          world.state(),
          new RoomParts(world.state(), world.database().rooms(), world.tokens(), Runnable::run),
          world.rooms(),
          new Tickets(world.state().hosts(), world.tokens()),
          world.clock(),
          "slow",
          steps::add,
          point -> watch.passed(point));

  @BeforeEach
  void twoCallsOnTheFirstHost() {
    world.host("media-01", 1);
    for (String room : List.of("weekly", "daily")) {
      world.create(room, 2);
      assertThat(world.enter(room, "ann")).isEqualTo(HOME);
    }
    world.host("media-02", 1);
    world.pass(Duration.ofSeconds(1));
  }

  @Test
  void anOperationThatIsStoppedWhileAMoveBeginsWaitsForIt() {
    Operation begun = begin("daily");
    runner.tick();
    world.operations().stop(begun.id(), "ops");
    runner.tick();
    assertThat(now(begun).state()).isEqualTo(OperationState.STOPPING);
    for (int second = 0; second < 10; second++) {
      runSteps();
      world.pass(Duration.ofSeconds(1));
      runner.tick();
    }
    assertThat(now(begun).moves().getFirst().state()).isEqualTo(MoveState.DONE);
    assertThat(now(begun).state()).isEqualTo(OperationState.DONE);
  }

  @Test
  void aMoveThatEndsWhileTheRunnerLooksIsNotTakenUpAgain() {
    Operation first = begin("weekly");
    Operation second = begin("daily");
    runner.tick();
    runSteps();
    assertThat(now(second).moves().getFirst().state()).isEqualTo(MoveState.MOVING);
    world.pass(Duration.ofSeconds(1));
    runner.tick();
    steps.removeFirst().run();
    assertThat(now(first).moves().getFirst().state()).isEqualTo(MoveState.DONE);
    watch =
        point -> {
          if (point == FaultPoint.OPERATION_ENDED) {
            runSteps(); // What has been read of the second one is old by now.
          }
        };
    runner.tick();
    assertThat(now(second).moves().getFirst().state()).isEqualTo(MoveState.DONE);
    runSteps();
    assertThat(world.state().planningFleet().partsOf(new RoomId("daily")))
        .extracting(RoomPart::obstacle)
        .containsExactly("");
  }

  private void runSteps() {
    while (!steps.isEmpty()) {
      steps.removeFirst().run();
    }
  }

  /** Everybody of a room moves to the other host. */
  private Operation begin(String room) {
    return world
        .operations()
        .begin(
            new OperationRequest(
                new OperationId(UUID.randomUUID()),
                OperationKind.MIGRATE,
                room,
                List.of(new OperationRequest.Step(new RoomMove(new RoomId(room), HOME, ABROAD), 1)),
                OperationSettings.DEFAULT,
                "a test",
                "ops",
                null));
  }

  private Operation now(Operation operation) {
    return world.operations().get(operation.id());
  }
}
