// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.policy.PolicyEffect.Measured;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyEffectTest {
  private static final PolicyTree NOW = PolicyTree.of(CapacityPolicy.DEFAULT);
  private static final Measured BUSY = worker("eu-1", 300, 0.2);
  private static final Measured HOT = worker("eu-2", 340, 0.6);
  private static final Measured CPU = worker("eu-3", 40, 0.72);
  private static final Measured OTHER = worker("us-1", 340, 0.2);

  @Test
  void theWorkersThatWouldBeAboveTheLineAreNamedTheHottestFirst() {
    PolicyTree then =
        NOW.with(
            new PolicyScope.Group("eu"),
            PolicyValues.NONE.with(PolicyField.CONSUMERS_PER_WORKER, 400));
    PolicyEffect effect = PolicyEffect.of(NOW, then, List.of(BUSY, HOT, CPU, OTHER), Map.of());
    assertThat(effect.affected()).isEqualTo(3);
    assertThat(effect.above())
        .extracting(PolicyEffect.Worker::id)
        .containsExactly(HOT.id(), BUSY.id(), CPU.id());
    assertThat(effect.newlyAbove()).isEqualTo(2);
    assertThat(effect.above())
        .extracting(PolicyEffect.Worker::binding)
        .containsExactly(Limit.CONSUMERS, Limit.CONSUMERS, Limit.CPU);
    assertThat(effect.usableBefore()).isEqualTo(4 * 350);
    assertThat(effect.usableAfter()).isEqualTo(350 + 3 * 280);
  }

  @Test
  void whoComesBelowTheLineIsNamedToo() {
    PolicyTree then =
        NOW.with(PolicyScope.fleet(), PolicyValues.NONE.with(PolicyField.CPU_CEILING, 0.9));
    PolicyEffect effect = PolicyEffect.of(NOW, then, List.of(CPU, HOT), Map.of());
    assertThat(effect.above()).isEmpty();
    assertThat(effect.below()).extracting(PolicyEffect.Worker::id).containsExactly(CPU.id());
  }

  @Test
  void ofAWorkerThatReportsNothingNothingIsSaid() {
    PolicyTree then =
        NOW.with(PolicyScope.fleet(), PolicyValues.NONE.with(PolicyField.HEADROOM, 0.9));
    Measured lost = new Measured(BUSY.id(), "eu", null);
    PolicyEffect effect = PolicyEffect.of(NOW, then, List.of(lost, OTHER), Map.of());
    assertThat(effect.affected()).isEqualTo(2);
    assertThat(effect.notKnown()).isEqualTo(1);
    assertThat(effect.above()).extracting(PolicyEffect.Worker::id).containsExactly(OTHER.id());
  }

  @Test
  void roomsWithMoreThanTheNewMostAreNamedOnlyWhenItChanges() {
    Map<RoomId, Integer> people = Map.of(new RoomId("a"), 9, new RoomId("b"), 8);
    PolicyTree eight =
        NOW.with(PolicyScope.fleet(), PolicyValues.NONE.with(PolicyField.MAX_PARTICIPANTS, 8));
    assertThat(PolicyEffect.of(NOW, eight, List.of(), people).crowded())
        .containsExactly(new RoomId("a"));
    assertThat(PolicyEffect.of(eight, eight, List.of(), people).crowded()).isEmpty();
  }

  @Test
  void theFullestLimitBinds() {
    CapacityPolicy policy = new CapacityPolicy(500, 0.3, 0.7, 100_000, CapacityPolicy.NO_LIMIT);
    WorkerUse use = new WorkerUse(175, 100, 0.42, 80_000);
    assertThat(use.bindingLimit(policy)).isEqualTo(Limit.PACKETS);
    assertThat(use.load(policy)).isEqualTo(0.8);
    assertThat(use.plannedLoad(policy)).isEqualTo(0.8);
    assertThat(use.load(CapacityPolicy.DEFAULT)).isEqualTo(0.42 / 0.7);
    assertThat(use.plannedLoad(CapacityPolicy.DEFAULT)).isEqualTo(275.0 / 350);
    assertThat(new WorkerUse(0, 0, 0, 0).bindingLimit(policy)).isEqualTo(Limit.CONSUMERS);
  }

  private static Measured worker(String name, int counted, double cpu) {
    return new Measured(
        new WorkerId(new HostId(name), 1),
        name.substring(0, 2),
        new WorkerUse(counted, 0, cpu, 9_000));
  }
}
