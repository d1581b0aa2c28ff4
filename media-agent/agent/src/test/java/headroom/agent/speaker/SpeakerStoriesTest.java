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
        "another order of the pins"
            + " | d pinned 50, c pinned 60, b pinned 70, d pinned 80 | 100 | c b / d / a",
        "a pin leaves fewer turns"
            + " | d pinned 50, a speaks 10000-10300, b speaks 10500-10800 | 12400 | d a / b / c",
        "a pinned speaker takes one place, not two"
            + " | d pinned 50, d speaks 9000-9300, c speaks 9500-9800 | 9800 | d c / a / b",
        // Screens.
        "a screen takes a picture's place, its owner's camera none"
            + " | d shares 50 | 100 | d/screen a / b / c d",
        "a share ends | d shares 50, d unshares 60 | 100 | a b / c / d",
        "a screen is not displaced"
            + " | d shares 50, a speaks 9000-11000, b speaks 9300-11000"
            + " | 11000 | d/screen a / b / c d",
        "more screens than places: the oldest are live"
            + " | d shares 70, c shares 60, b shares 50 | 100 | b/screen c/screen / d/screen / a b c d",
        "sound added to a screen keeps the older right"
            + " | d shares 50, c shares 60, b shares 70, d plays 80"
            + " | 100 | d/screen c/screen / b/screen / a b c d",
        "pins come before screens"
            + " | d shares 50, c pinned 60, b pinned 70 | 100 | c b / d/screen / a d",
        "a pin is of the camera" + " | d shares 50, d pinned 60 | 100 | d d/screen / a / b c",
        "a pin outlives a share | d shares 50, d pinned 60, d unshares 70 | 100 | d a / b / c",
        "who speaks and shares is live with both"
            + " | d shares 50, d speaks 9000-9300 | 9300 | d/screen d / a / b c",
        "a screen leaves fewer turns"
            + " | d shares 50, a speaks 10000-10300, b speaks 10500-10800"
            + " | 12400 | d/screen a / b / c d",
        "who leaves takes its screen along | d shares 50, d leaves 60 | 100 | a b / c / ''",
        // Kinds.
        "who sends no picture takes no place | a speaksOnly 50 | 100 | b c / d / ''",
        "not even by speaking" + " | a speaksOnly 50, a speaks 9000-9300 | 9300 | b c / d / ''",
        "nor by a pin | a speaksOnly 50, a pinned 60 | 100 | b c / d / ''",
        "who speaks without a picture leaves all places to turns"
            + " | a speaksOnly 50, a speaks 9000-9300, d speaks 9000-9300 | 9300 | d b / c / ''",
        "a picture without sound takes a place | a showsOnly 50 | 100 | a b / c / d",
        "who sends no sound is not heard"
            + " | d showsOnly 50, d speaks 9000-10000 | 10000 | a b / c / d",
        "whose picture comes back has its old right"
            + " | a speaksOnly 50, a sendsBoth 60 | 100 | a b / c / d",
        "who has sent nothing for a while is new"
            + " | a sendsNothing 50, a sendsBoth 60 | 100 | b c / d / a",
        "who switches its camera on while it speaks is seen"
            + " | d speaksOnly 50, d speaks 9000-9300, d sendsBoth 9400 | 9400 | d a / b / c",
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

  /** Five who send sound only, and two with cameras; two pictures and two sounds are live. */
  private static SpeakerRoom listenersAndCameras() {
    var room = new SpeakerRoom(new SpeakerLimits(2, 1, 2));
    for (char name = 'a'; name < 'f'; name++) {
      room.join(String.valueOf(name), "east", true, false, name);
    }
    return room.join("x", "west", 200).join("y", "west", 201);
  }

  @Test
  void soundsWithoutPicturesTakeNoPlaceOfPictures() {
    var room = listenersAndCameras();

    assertThat(SpeakerRoom.told(room.roles(300), MediaKind.VIDEO)).isEqualTo("x y /  / ");
    assertThat(SpeakerRoom.told(room.roles(300), MediaKind.AUDIO)).isEqualTo("a b / c / d e x y");
  }

  @Test
  void aSpeakerWithACameraWaitsForAPlaceForItsSound() {
    var room = listenersAndCameras();

    SpeakerStory.happens("a speaks 10000-10300, b speaks 10000-10300, x speaks 11900-12200", room);
    assertThat(SpeakerRoom.told(room.roles(12_200), MediaKind.AUDIO))
        .isEqualTo("a b / c / d e x y");

    SpeakerStory.happens("x speaks 12500", room);
    assertThat(SpeakerRoom.told(room.roles(12_500), MediaKind.AUDIO))
        .isEqualTo("x a / b / c d e y");
  }

  @Test
  void aScreenWithoutSoundTakesNoPlaceOfSounds() {
    var room = four(new SpeakerLimits(2, 1, 2));

    SpeakerStory.happens("d shares 50", room);
    assertThat(SpeakerRoom.told(room.roles(100), MediaKind.AUDIO)).isEqualTo("a b / c / d");

    SpeakerStory.happens("d plays 60", room);
    assertThat(SpeakerRoom.told(room.roles(100), MediaKind.AUDIO))
        .isEqualTo("d/screen a / b / c d");
  }

  @Test
  void withScreensOnAllPlacesSpeakersAreHeard() {
    var room = four(new SpeakerLimits(2, 1, 2));

    SpeakerStory.happens(
        "a shares 50, b shares 60, c speaks 10000-10300, d speaks 10000-10300", room);

    assertThat(SpeakerRoom.told(room.roles(10_300), MediaKind.VIDEO))
        .isEqualTo("a/screen b/screen / c / d a b");
    assertThat(SpeakerRoom.told(room.roles(10_300), MediaKind.AUDIO)).isEqualTo("c d / a / b");
  }

  @Test
  void audioOnlySpeakersAreHeardWhileNoPictureIsFree() {
    var room = four(new SpeakerLimits(1, 1, 2));

    // c's camera has to wait, d's sound has not.
    SpeakerStory.happens(
        "d speaksOnly 50, a speaks 10000-10300, c speaks 10400-10700, d speaks 10400-10700", room);

    assertThat(SpeakerRoom.told(room.roles(10_700), MediaKind.VIDEO)).isEqualTo("a / b / c");
    assertThat(SpeakerRoom.told(room.roles(10_700), MediaKind.AUDIO)).isEqualTo("a d / b / c");
  }

  @Test
  void whoIsNotInTheRoomIsOff() {
    assertThat(Roles.NONE.role(MediaKind.VIDEO, SpeakerRoom.camera("a"))).isEqualTo(Role.OFF);
  }
}
