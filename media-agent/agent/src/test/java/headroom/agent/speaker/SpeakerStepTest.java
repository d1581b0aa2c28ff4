// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.mediasoup.rtp.MediaKind;
import org.junit.jupiter.api.Test;

/** How a router comes from what is to what shall be. At most three go live at a time. */
class SpeakerStepTest {
  private final SpeakerRoom room = new SpeakerRoom(new SpeakerLimits(4, 4, 4));
  private Roles roles = Roles.NONE;

  private RoleStep step(long nowMs) {
    return step(nowMs, room.limits());
  }

  private RoleStep step(long nowMs, SpeakerLimits limits) {
    var target = room.ranking().decide(nowMs, limits, SpeakerRoom.DAMPING);
    var step = RoleStep.toward(roles, target, limits, SpeakerRoom.DAMPING);
    roles = step.roles();
    return step;
  }

  private void twelveJoin() {
    for (char name = 'a'; name < 'm'; name++) {
      room.join(String.valueOf(name), "r" + name % 3, name);
    }
  }

  private String video() {
    return SpeakerRoom.told(roles, MediaKind.VIDEO);
  }

  @Test
  void threeGoLiveAndTheNextFollows() {
    twelveJoin();

    var first = step(1_000);

    assertThat(video()).isEqualTo("a b c / d e f g / h i j k l");
    assertThat(first.waiting()).containsExactly(SpeakerRoom.camera("d"));

    var second = step(1_100);

    assertThat(video()).isEqualTo("a b c d / e f g h / i j k l");
    assertThat(second.waiting()).isEmpty();
    assertThat(step(1_200).changes()).isEmpty();
  }

  @Test
  void allAreHeardAtOnce() {
    twelveJoin();

    step(1_000);

    assertThat(SpeakerRoom.told(roles, MediaKind.AUDIO)).isEqualTo("a b c d / e f g h / i j k l");
  }

  @Test
  void whoWaitsLeavesThePlaceToSomebodyElseSoLong() {
    twelveJoin();
    step(1_000);
    step(1_100);
    for (String name : new String[] {"i", "j", "k", "l"}) {
      room.speak(name, 10_000, 10_300);
    }

    step(10_300);

    // The order is i j k l a b …: l waits, a stays.
    assertThat(video()).isEqualTo("i j k a / l b c d / e f g h");
    step(10_400);
    assertThat(video()).isEqualTo("i j k l / a b c d / e f g h");
  }

  @Test
  void firstPlacesAreFreedThenVoicesComeThenPictures() {
    twelveJoin();
    step(1_000);
    step(1_100);
    room.speak("i", 10_000, 10_300);

    assertThat(step(10_300).changes().stream().map(SpeakerStepTest::told))
        .containsExactly(
            "d audio LIVE-STANDBY",
            "d video LIVE-STANDBY",
            "h audio STANDBY-OFF",
            "h video STANDBY-OFF",
            "i audio OFF-LIVE",
            "i video OFF-LIVE");
  }

  @Test
  void whoMovesUpToStandbyIsPreparedLast() {
    twelveJoin();
    step(1_000);
    step(1_100);
    room.leave("a");

    assertThat(step(1_200).changes().stream().map(SpeakerStepTest::told))
        .containsExactly(
            "e audio STANDBY-LIVE",
            "e video STANDBY-LIVE",
            "i audio OFF-STANDBY",
            "i video OFF-STANDBY");
  }

  @Test
  void withSmallerLimitsTheLastStepBackAtOnce() {
    twelveJoin();
    step(1_000);
    step(1_100);

    var step = step(1_200, new SpeakerLimits(2, 1, 3));

    assertThat(video()).isEqualTo("a b / c / d e f g h i j k l");
    assertThat(SpeakerRoom.told(roles, MediaKind.AUDIO)).isEqualTo("a b c / d / e f g h i j k l");
    assertThat(step.waiting()).isEmpty();
  }

  @Test
  void aSmallRoomHasEverybodyLiveAfterAFewSteps() {
    room.join("a", "r", 1).join("b", "r", 2).join("c", "r", 3).join("d", "s", 4);

    step(100);
    step(200);

    assertThat(video()).isEqualTo("a b c d /  / ");
  }

  @Test
  void whoStopsSendingItsPictureKeepsNoPlaceForWhoWaits() {
    twelveJoin();
    step(1_000);
    step(1_100);
    for (String name : new String[] {"i", "j", "k", "l"}) {
      room.speak(name, 10_000, 10_300);
    }
    room.sends("a", true, false, 10_300);

    var step = step(10_300);

    // Without a, b is the next who keeps the place until l is live.
    assertThat(video()).isEqualTo("i j k b / l c d e / f g h");
    assertThat(step.changes().stream().map(SpeakerStepTest::told))
        .contains("a video LIVE-OFF", "a audio LIVE-STANDBY");
  }

  @Test
  void aScreenTakesThePlaceOfThePictureSilentLongest() {
    twelveJoin();
    step(1_000);
    step(1_100);
    room.share("l", false, 10_000);

    assertThat(step(10_000).changes().stream().map(SpeakerStepTest::told))
        .containsExactly("d video LIVE-STANDBY", "h video STANDBY-OFF", "l/screen video OFF-LIVE");
  }

  private static String told(RoleChange change) {
    return change.voice() + " " + change.kind() + " " + change.from() + "-" + change.to();
  }
}
