// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.operation.FaultPoint;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import headroom.testkit.World;
import headroom.testkit.agent.FakeHost;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The control plane ends at each moment of a drain of several rooms, and another one goes on. */
final class ControlPlaneDiesInDrainTest {
  private static final HostId DRAINED = new HostId("media-01");
  private static final HostId OTHER = new HostId("media-02");
  private static final int ROOMS = 4;
  private static final int PEOPLE = 3;

  private final World before = new World(CapacityPolicy.DEFAULT, Runnable::run);

  /** Not an exception of ours: nothing of the product may catch it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @ParameterizedTest
  @EnumSource
  void theHostEndsEmptyAndCordonedAndEachRoomInOnePlace(FaultPoint point) {
    before.host("media-01", 2);
    for (int room = 1; room <= ROOMS; room++) {
      before.create("room-" + room, PEOPLE);
      for (int who = 1; who <= PEOPLE; who++) {
        before.enter("room-" + room, "room-" + room + "-" + who);
      }
      before.pass(Duration.ofSeconds(1));
    }
    before.host("media-02", 2);
    before.pass(Duration.ofSeconds(61));
    before.watch(
        passed -> {
          if (passed == point) {
            throw new Killed();
          }
        });
    OperationId id = new OperationId(UUID.randomUUID());
    MadePlan plan = drain(before);
    assertThatThrownBy(
            () -> {
              apply(before, plan, id);
              before.pass(Duration.ofSeconds(30));
            })
        .isInstanceOf(Killed.class);

    World after = before.restarted();
    before.database().operations().claimsEnd();
    FakeHost first = before.agent("media-01").host();
    FakeHost second = before.agent("media-02").host();
    after.adopt(second).connect();
    after.adopt(first).connect();
    after.pass(Duration.ofSeconds(1));
    askAgain(after, plan, id);
    after.pass(Duration.ofSeconds(90));

    Operation drained = after.operations().get(id);
    assertThat(drained.state()).isEqualTo(OperationState.DONE);
    assertThat(drained.moves())
        .hasSize(ROOMS)
        .allSatisfy(move -> assertThat(move.state()).isEqualTo(MoveState.DONE));
    assertThat(after.operations().latest(10)).hasSize(1);
    assertThat(after.state().hosts().record(DRAINED).orElseThrow().cordoned()).isTrue();
    assertThat(after.state().hosts().record(OTHER).orElseThrow().cordoned()).isFalse();
    assertThat(first.rooms()).isEmpty();
    for (int room = 1; room <= ROOMS; room++) {
      WantedRoom wanted = after.state().rooms().wanted(new RoomId("room-" + room)).orElseThrow();
      assertThat(wanted.parts())
          .singleElement()
          .satisfies(part -> assertThat(part.host()).isEqualTo(OTHER));
      assertThat(wanted.epoch()).isEqualTo(2);
      assertThat(second.participantsOf("room-" + room, wanted.home().number())).hasSize(PEOPLE);
      assertThat(after.database().rooms().open()).contains(wanted);
    }
  }

  /** Whoever asked got no answer and asks again: plans are lost with the process, ids are not. */
  private static void askAgain(World world, MadePlan plan, OperationId id) {
    try {
      apply(world, plan, id);
    } catch (HeadroomException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.PLAN_UNKNOWN);
      apply(world, drain(world), id);
    }
  }

  private static MadePlan drain(World world) {
    return world
        .plans()
        .plan(new PlanRequest.Drain(Set.of(DRAINED), Set.of()), PlanRules.DEFAULT, "ops");
  }

  private static void apply(World world, MadePlan plan, OperationId id) {
    world.plans().apply(plan.id(), id, OperationSettings.DEFAULT, false, "a test", "ops");
  }
}
