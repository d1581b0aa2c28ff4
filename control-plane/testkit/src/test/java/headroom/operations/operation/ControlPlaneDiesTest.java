// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.agent.AgentCommand;
import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import headroom.testkit.agent.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The control plane ends at each moment of a move, and another one carries it on. */
final class ControlPlaneDiesTest {
  private static final RoomId DAILY = new RoomId("daily");
  private static final WorkerId HOME = new WorkerId(new HostId("media-01"), 1);
  private static final WorkerId ABROAD = new WorkerId(new HostId("media-02"), 1);

  private final World before = new World(CapacityPolicy.DEFAULT, Runnable::run);

  /** Not an exception of ours: nothing of the product may catch it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CORDONED")
  void itEndsAndEachEffectHappensOnce(FaultPoint point) {
    before.host("media-01", 1);
    before.create("daily", 3);
    for (String who : new String[] {"ann", "bob", "cleo"}) {
      before.enter("daily", who);
    }
    before.host("media-02", 1);
    before.pass(Duration.ofSeconds(2));
    before.watch(
        passed -> {
          if (passed == point) {
            throw new Killed();
          }
        });
    OperationId id = new OperationId(UUID.randomUUID());
    assertThatThrownBy(
            () -> {
              before.operations().begin(request(id));
              before.pass(Duration.ofSeconds(20));
            })
        .isInstanceOf(Killed.class);

    World after = before.restarted();
    before.database().operations().claimsEnd();
    FakeHost first = before.agent("media-01").host();
    FakeHost second = before.agent("media-02").host();
    // Agents come back one after the other, and operations are carried on meanwhile.
    after.pass(Duration.ofSeconds(2));
    after.adopt(second).connect();
    after.pass(Duration.ofSeconds(2));
    after.adopt(first).connect();
    after.operations().begin(request(id)); // Whoever asked got no answer, and asks again.
    after.pass(Duration.ofSeconds(60));

    assertThat(after.operations().get(id).state()).isEqualTo(OperationState.DONE);
    assertThat(after.operations().get(id).moves().getFirst().state()).isEqualTo(MoveState.DONE);
    WantedRoom room = after.state().rooms().wanted(DAILY).orElseThrow();
    assertThat(room.parts()).containsExactly(ABROAD);
    assertThat(room.epoch()).isEqualTo(2);
    assertThat(after.database().rooms().open()).containsExactly(room);
    assertThat(first.rooms()).isEmpty();
    assertThat(second.participantsOf("daily", 1)).hasSize(3);
    assertThat(
            first.received().stream()
                .filter(AgentCommand.MoveParticipants.class::isInstance)
                .map(AgentCommand.MoveParticipants.class::cast)
                .map(AgentCommand.MoveParticipants::move)
                .distinct())
        .hasSize(1);
  }

  private static OperationRequest request(OperationId id) {
    return new OperationRequest(
        id,
        OperationKind.MIGRATE,
        "daily",
        List.of(new OperationRequest.Step(new RoomMove(DAILY, HOME, ABROAD), 1)),
        OperationSettings.DEFAULT,
        "a test",
        "ops",
        null);
  }
}
