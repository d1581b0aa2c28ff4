// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import headroom.dashboard.world.OperationStory;
import headroom.dashboard.world.Worlds;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OperationProgressTest {
  private static final Instant NOON = Worlds.NOON;

  private static OperationStory halfWay() {
    return OperationStory.drain(NOON)
        .move("a", MoveState.DONE, NOON.minusSeconds(40), 4)
        .move("b", MoveState.DONE, NOON.minusSeconds(12), 3)
        .move("c", MoveState.FAILED, NOON.minusSeconds(20), 2, 1, 3, "no answer")
        .move("d", MoveState.MOVING, NOON.minusSeconds(2), 5)
        .move("e", MoveState.WAITING, NOON.minusSeconds(60), 0)
        .move("f", MoveState.SKIPPED, NOON.minusSeconds(30), 0);
  }

  @Test
  void movesArePutWhereTheyBelong() {
    OperationProgress progress = OperationProgress.of(halfWay().told(), NOON);
    assertThat(progress.done()).isEqualTo(2);
    assertThat(progress.underWay()).isEqualTo(1);
    assertThat(progress.waiting()).isEqualTo(1);
    assertThat(progress.failed()).isEqualTo(1);
    assertThat(progress.skipped()).isEqualTo(1);
    assertThat(progress.people()).isEqualTo(7);
    assertThat(progress.leftBehind()).isEqualTo(1);
  }

  @Test
  void theRateIsOfWhatEndedAndTheEtaFollowsFromIt() {
    OperationProgress progress = OperationProgress.of(halfWay().told(), NOON);
    assertThat(progress.perMinute()).isCloseTo(4.0, within(0.01));
    assertThat(progress.eta()).contains(Duration.ofSeconds(30));
    assertThat(progress.sinceLast()).contains(Duration.ofSeconds(12));
  }

  @Test
  void theRateIsThatOfTheLastTwoMinutes() {
    Operation old =
        OperationStory.drain(NOON)
            .of(OperationKind.DRAIN, "media-01", NOON.minus(Duration.ofHours(1)))
            .move("a", MoveState.DONE, NOON.minus(Duration.ofMinutes(30)), 4)
            .move("b", MoveState.DONE, NOON.minusSeconds(60), 4)
            .move("c", MoveState.WAITING, NOON, 0)
            .told();
    assertThat(OperationProgress.of(old, NOON).perMinute()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void nothingIsForetoldOfAnOperationThatDoesNotRun() {
    assertThat(OperationProgress.of(halfWay().state(OperationState.PAUSED).told(), NOON).eta())
        .isEmpty();
    assertThat(OperationProgress.of(OperationStory.drain(NOON).told(), NOON).sinceLast()).isEmpty();
  }
}
