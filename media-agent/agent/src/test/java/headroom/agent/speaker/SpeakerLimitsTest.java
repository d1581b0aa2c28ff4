// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpeakerLimitsTest {
  private static final VoiceId A = VoiceId.camera(new ParticipantId("a"));
  private static final VoiceId B = VoiceId.screen(new ParticipantId("b"));
  private static final SoundRecord SILENT = SoundRecord.turnAt(SoundRecord.NEVER);

  private static RouterVoices told(VoiceId id, Voice voice) {
    return new RouterVoices(new RouterId("r1"), new Revision(1, 1), Map.of(id, voice));
  }

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
        refused("a source must send audio or video", () -> new Voice(false, false, 0, 0, SILENT)),
        refused("an instant must be at least 0", () -> new Voice(true, true, -1, 0, SILENT)),
        refused("the order of a pin must be", () -> new Voice(true, true, 0, -2, SILENT)),
        refused(
            "the order of a pin must be at least 0, not -1",
            () -> told(A, new Voice(true, true, 0, 0, SILENT)).pinned(A.participant(), -1)),
        refused(
            "an instant must be at least 0, not -1",
            () -> RouterVoices.of(new RouterId("r1"), 0).sends(A, true, true, -1)),
        refused("the instant of a turn must be at least -1", () -> SoundRecord.turnAt(-2)),
        refused("the beginning of a run must be", () -> new SoundRecord(-2, 0, 0)),
        refused("the end of a run must be at least 5, not 4", () -> new SoundRecord(5, 4, 0)),
        refused("a run must have a beginning", () -> new SoundRecord(-1, 4, 0)),
        refused(
            "b/screen must be neither pinned nor heard",
            () -> told(B, new Voice(true, true, 0, 0, SILENT))),
        refused(
            "b/screen must be neither pinned nor heard",
            () -> told(B, new Voice(true, true, 0, -1, SoundRecord.turnAt(5)))),
        refused("a generation must be at least 0, not -1", () -> new Revision(-1, 0)),
        refused("a change must be at least 0, not -1", () -> new Revision(0, -1)),
        refused(
            "r1 stands under r2",
            () ->
                new SpeakerRanking(
                    Map.of(new RouterId("r2"), RouterVoices.of(new RouterId("r1"), 0)))),
        refused(
            "both kinds must have the same sources",
            () ->
                new Roles(Map.of(A, Role.LIVE), Map.of(B, Role.LIVE), Set.of(A, B), Set.of(A, B))),
        refused(
            "every sender must have a role",
            () -> new Roles(Map.of(A, Role.OFF), Map.of(A, Role.OFF), Set.of(), Set.of(B))),
        refused(
            "a is STANDBY and sends nothing",
            () -> new Roles(Map.of(A, Role.STANDBY), Map.of(A, Role.OFF), Set.of(), Set.of(A))));
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
