// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.model.RouterId;
import headroom.mediasoup.rtp.MediaKind;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What routers tell each other, and what they make of it. */
class SpeakerRankingTest {
  private static final SpeakerLimits ONE = new SpeakerLimits(1, 1, 1);

  private final SpeakerRoom room =
      new SpeakerRoom(ONE).join("a", "east", 1).join("b", "west", 2).join("c", "west", 3);

  private static String video(SpeakerRanking ranking, long nowMs) {
    return SpeakerRoom.told(ranking.decide(nowMs, ONE, SpeakerRoom.DAMPING), MediaKind.VIDEO);
  }

  @Test
  void lateNewsOfARouterDoNotUndoNewerOnes() {
    var before = room.router("west");
    room.speak("b", 10_000, 11_000);

    var ranking = room.ranking().with(before);

    assertThat(ranking).isEqualTo(room.ranking());
    assertThat(video(ranking, 11_000)).isEqualTo("b / a / c");
  }

  @Test
  void aRestartedAgentIsBelievedAtOnce() {
    room.speak("b", 10_000, 11_000);
    var west = new RouterId("west");
    var restarted = RouterVoices.of(west, 2).sends(SpeakerRoom.camera("b"), true, true, 2);

    assertThat(video(room.ranking().with(restarted), 11_000)).isEqualTo("a / b / ");
    assertThat(room.ranking().with(restarted).with(room.router("west")))
        .isEqualTo(room.ranking().with(restarted));
  }

  @Test
  void participantsOfADeadRouterAreGone() {
    var east = Set.of(new RouterId("east"));

    assertThat(video(room.ranking().only(east), 100)).isEqualTo("a /  / ");
    assertThat(room.ranking().only(Set.of(new RouterId("east"), new RouterId("west"))))
        .isEqualTo(room.ranking());
  }

  @Test
  void whoMovesBetweenRoutersCountsOnceWithAllThatItSendsToEither() {
    var before = video(room.ranking(), 100);
    // The microphone comes first, and the camera is live where it was all the same.
    var moved = room.router("west").sends(SpeakerRoom.camera("a"), true, false, 60);

    assertThat(video(room.ranking().with(moved), 100)).isEqualTo(before);
    assertThat(
            room.ranking()
                .with(moved)
                .decide(100, new SpeakerLimits(1, 0, 1), SpeakerRoom.DAMPING)
                .order())
        .hasSize(3);
  }

  @Test
  void whoHasMovedBetweenRoutersKeepsItsPlace() {
    room.speak("c", 100, 1_000);
    assertThat(video(room.ranking(), 2_000)).startsWith("c");
    var camera = SpeakerRoom.camera("c");
    var home =
        room.ranking().routers().values().stream()
            .filter(router -> router.voices().containsKey(camera))
            .findFirst()
            .orElseThrow();
    var other =
        room.ranking().routers().values().stream()
            .filter(router -> !router.equals(home))
            .findFirst()
            .orElseThrow();
    var former = Objects.requireNonNull(room.ranking().voice(camera));
    var moved =
        room.ranking()
            .with(other.comes(camera, true, true, former))
            .with(home.left(SpeakerRoom.id("c")));

    assertThat(video(moved, 2_000)).startsWith("c");
    assertThat(moved.voice(camera)).extracting(Voice::joinedAtMs).isEqualTo(former.joinedAtMs());
  }

  @Test
  void ofAPinThatTwoRoutersKnowTheFirstPlaceCounts() {
    room.pin("a", 50);
    var moved =
        room.router("west")
            .sends(SpeakerRoom.camera("a"), true, true, 60)
            .pinned(SpeakerRoom.id("a"), 10)
            .sends(SpeakerRoom.camera("b"), true, true, 60)
            .pinned(SpeakerRoom.id("b"), 20);

    assertThat(video(room.ranking().with(moved), 100)).startsWith("a");
  }

  @Test
  void tiesEndWithTheName() {
    var crowd = new SpeakerRoom(SpeakerLimits.preset());
    var names = IntStream.range(0, 50).mapToObj(i -> "p" + (i * 7_919) % 1_000).toList();
    names.forEach(name -> crowd.join(name, "r" + name.length(), 5));

    assertThat(crowd.roles(100).order().stream().map(one -> one.participant().value()))
        .containsExactlyElementsOf(names.stream().sorted().toList());
  }

  @Test
  void whatChangesNothingIsNotNew() {
    room.speak("b", 10_000, 11_000).pin("b", 50).share("b", true, 50);
    var west = room.router("west");
    var b = SpeakerRoom.camera("b");
    var screen = SpeakerRoom.screen("b");
    var gone = SpeakerRoom.camera("gone");

    assertSilent(new Speech.Heard(b, -30, 10_900));
    assertSilent(new Speech.Heard(b, -51, 12_000));
    assertSilent(new Speech.Dominant(b, 10_000));
    assertSilent(new Speech.Dominant(gone, 12_000));
    assertSilent(new Speech.Heard(screen, -10, 12_000));
    assertSilent(new Speech.Dominant(screen, 12_000));
    assertThat(
            room.ranking()
                .heard(
                    new RouterId("r9"), new Speech.Dominant(b, 99_999), ONE, SpeakerRoom.DAMPING))
        .isEqualTo(room.ranking());
    assertThat(west.sends(b, true, true, 99)).isSameAs(west);
    assertThat(west.sends(gone, false, false, 99)).isSameAs(west);
    assertThat(west.left(gone)).isSameAs(west);
    assertThat(west.left(gone.participant())).isSameAs(west);
    assertThat(west.pinned(b.participant(), 50)).isSameAs(west);
    assertThat(west.pinned(gone.participant(), 50)).isSameAs(west);
    assertThat(west.unpinned(SpeakerRoom.id("c"))).isSameAs(west);
  }

  @Test
  void whoSendsNoSoundIsNotHeard() {
    room.sends("b", false, true, 50);

    assertSilent(new Speech.Heard(SpeakerRoom.camera("b"), -10, 12_000));
    assertSilent(new Speech.Dominant(SpeakerRoom.camera("b"), 12_000));
  }

  @Test
  void aParticipantLeavesWithBothSourcesAScreenAlone() {
    room.share("b", false, 50);
    var west = room.router("west");
    var c = SpeakerRoom.camera("c");

    assertThat(west.left(SpeakerRoom.id("b")).voices()).containsOnlyKeys(c);
    assertThat(west.left(SpeakerRoom.screen("b")).voices())
        .containsOnlyKeys(SpeakerRoom.camera("b"), c);
    assertThat(west.sends(SpeakerRoom.screen("b"), false, false, 60))
        .isEqualTo(west.left(SpeakerRoom.screen("b")));
  }

  @Test
  void aSourceThatChangesItsKindsKeepsTheRest() {
    room.speak("b", 10_000, 11_000).pin("b", 3);
    var before = voice("b");
    room.sends("b", false, true, 20_000);

    assertThat(voice("b")).isEqualTo(new Voice(false, true, 2, 3, before.sound()));
    assertThat(before.sound().turnAtMs()).isEqualTo(10_300);
  }

  private Voice voice(String name) {
    return Objects.requireNonNull(room.voices().get(SpeakerRoom.camera(name)));
  }

  @Test
  void othersAreToldOfTurnsPinsAndKindsOnly() {
    room.speak("b", 10_000, 10_300);
    var turn = room.router("west");
    room.speak("b", 10_600, 11_200);
    var spokeOn = room.router("west");

    assertThat(spokeOn).isNotEqualTo(turn);
    assertThat(spokeOn.saysTheSameAs(turn)).isTrue();
    assertThat(turn.saysTheSameAs(spokeOn.outward())).isTrue();
    assertThat(spokeOn.outward().revision()).isEqualTo(spokeOn.revision());
    assertThat(spokeOn.outward().voices().get(SpeakerRoom.camera("b")))
        .isEqualTo(new Voice(true, true, 2, SoundRecord.NEVER, SoundRecord.turnAt(10_300)));

    var b = SpeakerRoom.camera("b");
    assertThat(spokeOn.pinned(b.participant(), 0).saysTheSameAs(turn)).isFalse();
    assertThat(spokeOn.sends(b, true, false, 0).saysTheSameAs(turn)).isFalse();
    assertThat(spokeOn.left(b).saysTheSameAs(turn)).isFalse();
    assertThat(room.speak("b", 11_500, 12_400).router("west").saysTheSameAs(turn)).isFalse();
    var elsewhere = new RouterVoices(new RouterId("east"), turn.revision(), turn.voices());
    assertThat(elsewhere.saysTheSameAs(turn)).isFalse();
  }

  @Test
  void usuallyTheEndOfATurnChangesNothing() {
    room.speak("b", 10_000, 10_300);

    assertThat(room.ranking().wakeAtMs(10_300, ONE, SpeakerRoom.DAMPING)).isEmpty();
    assertThat(video(room.ranking(), 10_300)).isEqualTo(video(room.ranking(), 99_000));
  }

  @Test
  void aTurnTooManyFollowsWhenTheFirstEnds() {
    var two = new SpeakerLimits(2, 1, 2);
    var crowded =
        new SpeakerRoom(two).join("a", "east", 1).join("b", "west", 2).join("c", "west", 3);
    crowded.speak("a", 10_000, 10_300).speak("b", 10_100, 10_400).pin("c", 0);

    var wake = crowded.ranking().wakeAtMs(10_400, two, SpeakerRoom.DAMPING);

    assertThat(wake).hasValue(12_300);
    assertThat(SpeakerRoom.told(crowded.roles(12_299), MediaKind.VIDEO)).isEqualTo("c a / b / ");
    assertThat(SpeakerRoom.told(crowded.roles(12_300), MediaKind.VIDEO)).isEqualTo("c b / a / ");
    assertThat(crowded.ranking().wakeAtMs(12_300, two, SpeakerRoom.DAMPING)).isEmpty();
  }

  private void assertSilent(Speech speech) {
    var ranking = room.ranking();
    assertThat(ranking.heard(new RouterId("west"), speech, ONE, SpeakerRoom.DAMPING))
        .isSameAs(ranking);
  }

  @Test
  void twoRoutersThatGiveTheLastPlaceAtOnceAgreeThatTheEarlierHasIt() {
    var east = new SpeakerRoom(ONE).join("a", "east", 1).join("b", "west", 2);
    var west = new SpeakerRoom(ONE).join("a", "east", 1).join("b", "west", 2);
    // Neither has heard of the other's speaker yet.
    east.speak("a", 10_100, 10_400);
    west.speak("b", 10_000, 10_300);

    var both = east.ranking().merge(west.ranking());

    assertThat(video(both, 10_400)).isEqualTo("b / a / ");
    assertThat(video(west.ranking().merge(east.ranking()), 10_400)).isEqualTo("b / a / ");
  }

  @Test
  void whatChangesSomethingIsNewer() {
    var west = room.router("west");
    room.hear("b", -50, 12_000);
    var spoken = room.router("west");

    assertThat(spoken.revision()).isGreaterThan(west.revision());
    assertThat(spoken.left(SpeakerRoom.camera("b")).revision()).isGreaterThan(spoken.revision());
    assertThat(new Revision(2, 0)).isGreaterThan(new Revision(1, 9));
  }
}
