// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpeakerLimitsTest {
  private static final ParticipantId A = new ParticipantId("a");
  private static final ParticipantId B = new ParticipantId("b");

  private static Arguments refused(String message, ThrowingCallable made) {
    return Arguments.of(message, made);
  }

  static Stream<Arguments> whatIsOutOfRange() {
    return Stream.of(
        refused("maxLive must be at least 1, not 0", () -> new SpeakerLimits(0, 0, 0)),
        refused("maxStandby must be at least 0, not -1", () -> new SpeakerLimits(1, -1, 1)),
        refused("maxLiveAudio must be at least 2, not 1", () -> new SpeakerLimits(2, 0, 1)),
        refused(
            "quietestDbov must be -127 to 0, not -128", () -> new SpeechDamping(-128, 0, 0, 1, 1)),
        refused("quietestDbov must be -127 to 0, not 1", () -> new SpeechDamping(1, 0, 0, 1, 1)),
        refused("minSoundMs must be at least 0", () -> new SpeechDamping(-50, -1, 0, 1, 1)),
        refused("maxPauseMs must be at least 0", () -> new SpeechDamping(-50, 0, -1, 1, 1)),
        refused("minLiveMs must be at least 1", () -> new SpeechDamping(-50, 0, 0, 0, 1)),
        refused("maxPromotions must be at least 1", () -> new SpeechDamping(-50, 0, 0, 1, 0)),
        refused("a level must be -127 to 0 dBov, not -128", () -> new Speech.Heard(A, -128, 0)),
        refused("a level must be -127 to 0 dBov, not 1", () -> new Speech.Heard(A, 1, 0)),
        refused("an instant must be at least 0, not -1", () -> new Speech.Heard(A, 0, -1)),
        refused("an instant must be at least 0, not -1", () -> new Speech.Dominant(A, -1)),
        refused("an instant must be at least 0, not -1", () -> Voice.joined(-1)),
        refused("an instant must be at least 0, not -1", () -> Voice.joined(0).pinned(-1)),
        refused("an instant must be at least 0, not -1", () -> Voice.joined(0).sharing(-1)),
        refused("a generation must be at least 0, not -1", () -> new Revision(-1, 0)),
        refused("a change must be at least 0, not -1", () -> new Revision(0, -1)),
        refused(
            "r1 stands under r2",
            () ->
                new SpeakerRanking(
                    Map.of(new RouterId("r2"), RouterVoices.of(new RouterId("r1"), 0)))),
        refused(
            "both kinds must have the same participants",
            () -> new Roles(Map.of(A, Role.LIVE), Map.of(B, Role.LIVE))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whatIsOutOfRange")
  void whatIsOutOfRangeIsRefusedByName(String message, ThrowingCallable made) {
    assertThatIllegalArgumentException().isThrownBy(made).withMessageStartingWith(message);
  }

  @Test
  void thePresetsAreTenLiveThirtyOnStandby() {
    assertThat(SpeakerLimits.preset()).isEqualTo(new SpeakerLimits(10, 30, 10));
    assertThat(SpeechDamping.preset()).isEqualTo(new SpeechDamping(-50, 300, 700, 2_000, 3));
  }

  @Test
  void theSmallestValuesAreFine() {
    assertThat(List.of(new SpeakerLimits(1, 0, 1), new SpeechDamping(-127, 0, 0, 1, 1))).hasSize(2);
  }
}
