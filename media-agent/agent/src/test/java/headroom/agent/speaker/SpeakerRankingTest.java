// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RouterId;
import headroom.mediasoup.rtp.MediaKind;
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
    var restarted = RouterVoices.of(west, 2).joined(SpeakerRoom.id("b"), 2);

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
  void whoMovesBetweenRoutersCountsOnceAndAsLaterJoined() {
    room.pin("a", 50);
    var moved = room.router("west").joined(SpeakerRoom.id("a"), 60);

    // Pinned on the router that it comes from only.
    assertThat(video(room.ranking().with(moved), 100)).isEqualTo("b / c / a");
  }

  @Test
  void ofTwoJoinsInTheSameInstantTheGreaterRouterCounts() {
    room.pin("a", 50);
    var moved = room.router("west").joined(SpeakerRoom.id("a"), 1);

    assertThat(video(room.ranking().with(moved), 100)).isEqualTo("a / b / c");
    assertThat(
            room.ranking()
                .with(moved)
                .decide(100, new SpeakerLimits(1, 0, 1), SpeakerRoom.DAMPING)
                .order())
        .hasSize(3);
    assertThat(video(room.ranking().with(moved.pinned(SpeakerRoom.id("b"), 70)), 100))
        .isEqualTo("b / a / c");
  }

  @Test
  void tiesEndWithTheName() {
    var crowd = new SpeakerRoom(SpeakerLimits.preset());
    var names = IntStream.range(0, 50).mapToObj(i -> "p" + (i * 7_919) % 1_000).toList();
    names.forEach(name -> crowd.join(name, "r" + name.length(), 5));

    assertThat(crowd.roles(100).order().stream().map(ParticipantId::value))
        .containsExactlyElementsOf(names.stream().sorted().toList());
  }

  @Test
  void whatChangesNothingNeedsNotBeSent() {
    room.speak("b", 10_000, 11_000).pin("b", 50).share("b", 50);
    var west = room.router("west");
    var b = SpeakerRoom.id("b");
    var gone = SpeakerRoom.id("gone");

    assertSilent(new Speech.Heard(b, -30, 10_900));
    assertSilent(new Speech.Heard(b, -51, 12_000));
    assertSilent(new Speech.Dominant(b, 10_000));
    assertSilent(new Speech.Dominant(gone, 12_000));
    assertThat(
            room.ranking()
                .heard(
                    new RouterId("r9"), new Speech.Dominant(b, 99_999), ONE, SpeakerRoom.DAMPING))
        .isEqualTo(room.ranking());
    assertThat(west.joined(b, 99)).isSameAs(west);
    assertThat(west.left(gone)).isSameAs(west);
    assertThat(west.pinned(b, 99)).isSameAs(west);
    assertThat(west.sharing(b, 99)).isSameAs(west);
    assertThat(west.unpinned(SpeakerRoom.id("c"))).isSameAs(west);
    assertThat(west.notSharing(SpeakerRoom.id("c"))).isSameAs(west);
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
    assertThat(spoken.left(SpeakerRoom.id("b")).revision()).isGreaterThan(spoken.revision());
    assertThat(new Revision(2, 0)).isGreaterThan(new Revision(1, 9));
  }
}
