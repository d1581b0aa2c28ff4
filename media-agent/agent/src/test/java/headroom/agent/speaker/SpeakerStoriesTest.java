// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.mediasoup.rtp.MediaKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four people, two routers, two live, one on standby, one off. */
class SpeakerStoriesTest {
  private static SpeakerRoom four(SpeakerLimits limits) {
    return new SpeakerRoom(limits)
        .join("a", "east", 1)
        .join("b", "west", 2)
        .join("c", "east", 3)
        .join("d", "west", 4);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody has spoken: the first two are live | '' | 100 | a b / c / d",
        // Who starts to speak.
        "from standby | c speaks 10000-10300 | 10300 | c a / b / d",
        "from off | d speaks 10000-10300 | 10300 | d a / b / c",
        "the one silent longest steps back"
            + " | a speaks 1000-2000, b speaks 5000-6000, c speaks 20000-20300"
            + " | 20300 | c b / a / d",
        "a listener steps back before somebody who has spoken"
            + " | b speaks 1000-2000, c speaks 90000-90300 | 90300 | c b / a / d",
        "who is live and speaks displaces nobody | b speaks 10000-20000 | 20000 | b a / c / d",
        // Short sounds.
        "a cough | c coughs 10000 | 10000 | a b / c / d",
        "two coughs | c coughs 10000, c coughs 10701 | 10701 | a b / c / d",
        "a breath between two words | c coughs 10000, c coughs 10700 | 10700 | c a / b / d",
        "a cough is no reason to come back"
            + " | a speaks 1000-2000, b speaks 5000-6000, c speaks 9000-9900, a coughs 20000"
            + " | 20000 | c b / a / d",
        "a cough does not undo what was said"
            + " | b speaks 5000-6000, a speaks 6000-7000, b coughs 20000 | 20000 | a b / c / d",
        "a murmur | c murmurs 10000-20000 | 20000 | a b / c / d",
        // Turns.
        "a word keeps its place for two seconds"
            + " | c speaks 10000-10300, d speaks 10500-10800, a speaks 11000-12200"
            + " | 12299 | c d / a / b",
        "and longer if nobody takes it"
            + " | c speaks 10000-10300, d speaks 10500-10800, a speaks 11000-12200"
            + " | 60000 | d c / a / b",
        "then the next one who still speaks gets it"
            + " | c speaks 10000-10300, d speaks 10500-10800, a speaks 11000-12500"
            + " | 12500 | d a / c / b",
        "who goes on speaking does not become the one silent longest"
            + " | a speaks 10000-20000, b speaks 12000-13000, c speaks 19000-19300"
            + " | 19300 | a c / b / d",
        "three speak on, two places: they take turns"
            + " | a speaks 10000-12400, b speaks 10100-12500, c speaks 10200-12500"
            + " | 12500 | c a / b / d",
        "going on to speak makes no turn longer"
            + " | a speaks 10000-11800, c speaks 12000-12300, d speaks 12600-12900"
            + " | 12900 | c d / a / b",
        "a dominant cough is a cough | c dominates 10000 | 10000 | a b / c / d",
        "dominance counts as sound" + " | c dominates 10000, c coughs 10300 | 10300 | c a / b / d",
        // Pins and shares.
        "a pin | d pinned 50 | 100 | d a / b / c",
        "a pin ends | d pinned 50, d unpinned 60 | 100 | a b / c / d",
        "a pin is not displaced"
            + " | d pinned 50, a speaks 9000-11000, b speaks 9300-11000 | 11000 | d a / b / c",
        "more pins than places: the oldest are live, nobody else is"
            + " | d pinned 50, c pinned 60, b pinned 70, a speaks 9000-11000"
            + " | 11000 | d c / b / a",
        "a second pin keeps the older right"
            + " | d pinned 50, c pinned 60, b pinned 70, d pinned 80 | 100 | d c / b / a",
        "a share | d shares 50 | 100 | d a / b / c",
        "a share ends | d shares 50, d unshares 60 | 100 | a b / c / d",
        "a share is not displaced"
            + " | d shares 50, a speaks 9000-11000, b speaks 9300-11000 | 11000 | d a / b / c",
        "a second share keeps the older right"
            + " | d shares 50, c shares 60, b shares 70, d shares 80 | 100 | d c / b / a",
        "pins come before shares" + " | d shares 50, c pinned 60, b pinned 70 | 100 | c b / d / a",
        "who is pinned and shares counts as pinned"
            + " | b shares 40, d shares 50, d pinned 70, c pinned 80 | 100 | d c / b / a",
        "a pin leaves fewer turns"
            + " | d pinned 50, a speaks 10000-10300, b speaks 10500-10800 | 12400 | d a / b / c",
        "a pinned speaker takes one place, not two"
            + " | d pinned 50, d speaks 9000-9300, c speaks 9500-9800 | 9800 | d c / a / b",
        "a pin outlives a share | d shares 50, d pinned 60, d unshares 70 | 100 | d a / b / c",
        // Coming and going.
        "who leaves makes room | a leaves 50 | 100 | b c / d / ''",
        "at the same instant the name decides"
            + " | d speaks 10000-10300, c speaks 10000-10300 | 10300 | c d / a / b",
      })
  void aStoryOfFour(String name, String story, long nowMs, String roles) {
    var room = four(new SpeakerLimits(2, 1, 2));

    SpeakerStory.happens(story, room);

    assertThat(SpeakerRoom.told(room.roles(nowMs), MediaKind.VIDEO))
        .as(name)
        .isEqualTo(roles.replace("''", ""));
  }

  @Test
  void whileAllFitEveryoneIsLive() {
    var room = four(new SpeakerLimits(4, 0, 4));

    SpeakerStory.happens("d speaks 10000-20000, a pinned 50", room);

    assertThat(SpeakerRoom.told(room.roles(20_000), MediaKind.VIDEO)).isEqualTo("a d b c /  / ");
    assertThat(SpeakerRoom.told(room.roles(20_000), MediaKind.AUDIO)).isEqualTo("a d b c /  / ");
  }

  @Test
  void audioHasItsOwnNumber() {
    var room = four(new SpeakerLimits(1, 1, 2));

    SpeakerStory.happens("d speaks 10000-20000, c speaks 30000-40000", room);

    assertThat(SpeakerRoom.told(room.roles(40_000), MediaKind.VIDEO)).isEqualTo("c / d / a b");
    assertThat(SpeakerRoom.told(room.roles(40_000), MediaKind.AUDIO)).isEqualTo("c d / a / b");
  }

  @Test
  void withPinsOnAllPlacesASpeakerIsHeardIfAudioHasMore() {
    var room = four(new SpeakerLimits(1, 1, 2));

    SpeakerStory.happens("a pinned 50, d speaks 10000-20000", room);

    assertThat(SpeakerRoom.told(room.roles(20_000), MediaKind.VIDEO)).isEqualTo("a / d / b c");
    assertThat(SpeakerRoom.told(room.roles(20_000), MediaKind.AUDIO)).isEqualTo("a d / b / c");
  }

  @Test
  void whoIsNotInTheRoomIsOff() {
    assertThat(Roles.NONE.role(MediaKind.VIDEO, SpeakerRoom.id("a"))).isEqualTo(Role.OFF);
  }
}
