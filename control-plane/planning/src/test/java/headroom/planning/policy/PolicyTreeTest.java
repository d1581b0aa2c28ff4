// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import static headroom.planning.policy.PolicyField.CONSUMERS_PER_WORKER;
import static headroom.planning.policy.PolicyField.CPU_CEILING;
import static headroom.planning.policy.PolicyField.HEADROOM;
import static headroom.planning.policy.PolicyField.MAX_PARTICIPANTS;
import static headroom.planning.policy.PolicyField.MAX_ROOMS;
import static headroom.planning.policy.PolicyField.PACKETS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.EffectivePolicy.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTreeTest {
  private static final HostId MEDIA_1 = new HostId("media-1");
  private static final WorkerId W1 = new WorkerId(MEDIA_1, 1);
  private static final WorkerId W2 = new WorkerId(MEDIA_1, 2);
  private static final PolicyScope EU = new PolicyScope.Group("eu");
  private static final PolicyTree PRESET = PolicyTree.of(CapacityPolicy.DEFAULT);

  @Test
  void whereNothingIsSetThePresetHoldsAndNothingElseLimits() {
    EffectivePolicy holds = PRESET.effective(new PolicyScope.Worker(W1), "eu");
    assertThat(holds.get(CONSUMERS_PER_WORKER).value()).hasValue(500);
    assertThat(holds.get(CONSUMERS_PER_WORKER).origin()).isEqualTo(new Origin.Preset());
    assertThat(holds.get(PACKETS_PER_SECOND).value()).isEmpty();
    assertThat(PRESET.capacity(W1, "eu")).isEqualTo(CapacityPolicy.DEFAULT);
    assertThat(PRESET.rooms()).isEqualTo(RoomPolicy.DEFAULT);
  }

  @Test
  void theNarrowestLevelWinsAndEachValueNamesItsOrigin() {
    PolicyTree tree =
        PRESET
            .with(PolicyScope.fleet(), set(CONSUMERS_PER_WORKER, 400).with(HEADROOM, 0.2))
            .with(EU, set(CONSUMERS_PER_WORKER, 600).with(MAX_ROOMS, 40))
            .with(new PolicyScope.Host(MEDIA_1), set(CPU_CEILING, 0.8))
            .with(new PolicyScope.Worker(W1), set(CONSUMERS_PER_WORKER, 300));
    EffectivePolicy holds = tree.effective(new PolicyScope.Worker(W1), "eu");
    assertThat(holds.get(CONSUMERS_PER_WORKER).origin())
        .isEqualTo(new Origin.SetAt(new PolicyScope.Worker(W1)));
    assertThat(holds.get(HEADROOM).origin()).isEqualTo(new Origin.SetAt(PolicyScope.fleet()));
    assertThat(holds.get(MAX_ROOMS).origin()).isEqualTo(new Origin.SetAt(EU));
    assertThat(tree.capacity(W1, "eu"))
        .isEqualTo(new CapacityPolicy(300, 0.2, 0.8, CapacityPolicy.NO_LIMIT, 40));
    assertThat(tree.capacity(W2, "eu").consumersPerWorker()).isEqualTo(600);
    assertThat(tree.capacity(W2, "us").consumersPerWorker()).isEqualTo(400);
    assertThat(tree.capacity(new WorkerId(new HostId("media-2"), 1), "us"))
        .isEqualTo(new CapacityPolicy(400, 0.2, 0.7));
  }

  @Test
  void eachLevelAloneHoldsForItsWorkersAndForNoOthers() {
    WorkerId elsewhere = new WorkerId(new HostId("media-2"), 1);
    for (PolicyScope level :
        List.of(EU, new PolicyScope.Host(MEDIA_1), new PolicyScope.Worker(W1))) {
      PolicyTree tree = PRESET.with(level, set(HEADROOM, 0.5));
      assertThat(tree.capacity(W1, "eu").headroom()).as("%s", level).isEqualTo(0.5);
      assertThat(tree.capacity(elsewhere, "us")).as("%s", level).isEqualTo(CapacityPolicy.DEFAULT);
      assertThat(tree.isSet(HEADROOM, new PolicyScope.Worker(W1), "eu")).isTrue();
      assertThat(tree.isSet(HEADROOM, new PolicyScope.Worker(elsewhere), "us")).isFalse();
      assertThat(tree.isSet(MAX_ROOMS, new PolicyScope.Worker(W1), "eu")).isFalse();
    }
  }

  @Test
  void takingALevelsValuesAwayInheritsAgain() {
    PolicyTree tree = PRESET.with(EU, set(HEADROOM, 0.5)).with(EU, PolicyValues.NONE);
    assertThat(tree).isEqualTo(PRESET);
    assertThat(tree.capacity(W1, "eu")).isEqualTo(CapacityPolicy.DEFAULT);
  }

  @Test
  void roomsFollowTheFleet() {
    PolicyTree tree =
        PRESET.with(
            PolicyScope.fleet(),
            set(MAX_PARTICIPANTS, 50)
                .with(PolicyField.MAX_LIVE, 12)
                .with(PolicyField.MAX_LIVE_AUDIO, 14)
                .with(PolicyField.MAX_STANDBY, 0));
    assertThat(tree.rooms()).isEqualTo(new RoomPolicy(50, new SpeakerLimits(12, 0, 14)));
  }

  @Test
  void valuesDifferByField() {
    assertThat(set(HEADROOM, 0.3).differingFrom(set(HEADROOM, 0.2).with(MAX_ROOMS, 4)))
        .containsExactly(HEADROOM, MAX_ROOMS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fleet", "group:eu-1", "group:a b:c/d", "host:media-03", "worker:media-03:w5"})
  void aScopeIsReadAsItIsWritten(String text) {
    assertThat(PolicyScope.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fleet:",
        "flee",
        "group:",
        "group: ",
        "host:",
        "host:A",
        "worker:a",
        "x:y",
        "worker:a:w0",
        "worker:a:wx"
      })
  void whatIsNoScopeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PolicyScope.parse(text));
  }

  @Test
  void scopesAreOrderedByLevelThenNaturally() {
    List<PolicyScope> ordered =
        List.of(
            PolicyScope.fleet(),
            EU,
            new PolicyScope.Host(new HostId("media-9")),
            new PolicyScope.Host(new HostId("media-10")),
            new PolicyScope.Worker(W2),
            new PolicyScope.Worker(new WorkerId(MEDIA_1, 10)));
    assertThat(ordered.reversed().stream().sorted().toList()).isEqualTo(ordered);
  }

  private static PolicyValues set(PolicyField field, double value) {
    return PolicyValues.NONE.with(field, value);
  }
}
