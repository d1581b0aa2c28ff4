// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import static headroom.planning.graph.Rooms.HOME;
import static headroom.planning.graph.Rooms.NOWHERE;
import static headroom.planning.graph.Rooms.SECOND;
import static headroom.planning.graph.Rooms.THIRD;
import static headroom.planning.graph.Rooms.empty;
import static headroom.planning.graph.Rooms.id;
import static headroom.planning.graph.Rooms.lecture;
import static headroom.planning.graph.Rooms.listener;
import static headroom.planning.graph.Rooms.picture;
import static headroom.planning.graph.Rooms.plus;
import static headroom.planning.graph.Rooms.plusParticipant;
import static headroom.planning.graph.Rooms.plusPipe;
import static headroom.planning.graph.Rooms.reloaded;
import static headroom.planning.graph.Rooms.sound;
import static headroom.planning.graph.Rooms.speaker;
import static headroom.planning.graph.Rooms.threePartsTalking;
import static headroom.planning.graph.Rooms.twoPartsTalking;
import static headroom.planning.graph.Rooms.withHome;
import static headroom.planning.graph.Rooms.withLimits;
import static headroom.planning.graph.Rooms.withParts;
import static headroom.planning.graph.Rooms.withoutPipe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import headroom.planning.graph.Pipe.Carried;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomGraphTest {
  private static final SpeakerLimits ONE_LIVE_ONE_STANDBY = new SpeakerLimits(1, 1, 1);

  @Test
  void theNamedWorldsAreValid() {
    assertThat(twoPartsTalking().validate()).isEmpty();
    assertThat(threePartsTalking(SpeakerLimits.DEFAULT).validate()).isEmpty();
    assertThat(threePartsTalking(ONE_LIVE_ONE_STANDBY).validate()).isEmpty();
    assertThat(lecture().validate()).isEmpty();
  }

  @Test
  void aRoomThatNobodyHasEnteredIsValid() {
    assertThat(empty(SpeakerLimits.DEFAULT).validate()).isEmpty();
  }

  @Test
  void anEmptyHomeStaysAndNeedsNoPipes() {
    RoomGraph graph = threePartsTalking(SpeakerLimits.DEFAULT).leave(id("ada"));
    assertThat(graph.parts()).containsExactly(HOME, SECOND, THIRD);
    assertThat(graph.pipes())
        .extracting(Pipe::from, Pipe::to)
        .containsExactly(tuple(SECOND, THIRD), tuple(THIRD, SECOND));
    assertThat(graph.validate()).isEmpty();
  }

  @Test
  void aPartThatEverybodyHasLeftCloses() {
    assertThat(threePartsTalking(SpeakerLimits.DEFAULT).leave(id("cy")).parts())
        .containsExactly(HOME, SECOND);
  }

  @Test
  void partsOnWhichAllListenHaveNoPipesBetweenThem() {
    assertThat(lecture().pipes())
        .extracting(Pipe::from, Pipe::to)
        .doesNotContain(tuple(SECOND, THIRD), tuple(THIRD, SECOND))
        .hasSize(4);
  }

  @Test
  void aHomeThatIsNoPartIsFound() {
    assertThat(withHome(twoPartsTalking(), NOWHERE).validate())
        .containsExactly(new Violation.HomeMissing(NOWHERE));
  }

  @Test
  void aPartWithoutPeopleIsFoundUnlessItIsHome() {
    assertThat(withParts(twoPartsTalking(), List.of(HOME, SECOND, THIRD)).validate())
        .containsExactly(new Violation.IdlePart(THIRD));
  }

  @Test
  void aParticipantWhoIsThereTwiceIsFound() {
    assertThat(plusParticipant(twoPartsTalking(), listener("dan", HOME)).validate())
        .containsExactly(new Violation.ParticipantTwice(id("dan")));
  }

  @Test
  void aParticipantOnNoPartIsFound() {
    assertThat(plusParticipant(twoPartsTalking(), listener("eve", NOWHERE)).validate())
        .containsExactly(new Violation.ParticipantNowhere(id("eve"), NOWHERE));
  }

  @Test
  void aProducerThatIsThereTwiceIsFound() {
    Participant eve =
        new Participant(
            id("eve"),
            HOME,
            List.of(new Producer(sound("ada"), MediaKind.AUDIO, Source.AUDIO, Flow.OFF)));
    assertThat(plusParticipant(twoPartsTalking(), eve).validate())
        .containsExactly(new Violation.ProducerTwice(sound("ada")));
  }

  @Test
  void moreLiveStreamsThanTheLimitAreFoundByKind() {
    assertThat(withLimits(twoPartsTalking(), new SpeakerLimits(2, 30, 3)).validate())
        .containsExactly(new Violation.TooManyLive(MediaKind.VIDEO, 3, 2));
    assertThat(withLimits(twoPartsTalking(), new SpeakerLimits(2, 30, 2)).validate())
        .containsExactly(
            new Violation.TooManyLive(MediaKind.AUDIO, 3, 2),
            new Violation.TooManyLive(MediaKind.VIDEO, 3, 2));
  }

  @Test
  void moreStandbyStreamsThanTheLimitAreFoundByKind() {
    assertThat(
            withLimits(threePartsTalking(ONE_LIVE_ONE_STANDBY), new SpeakerLimits(1, 0, 1))
                .validate())
        .containsExactly(
            new Violation.TooManyStandby(MediaKind.AUDIO, 1, 0),
            new Violation.TooManyStandby(MediaKind.VIDEO, 1, 0));
  }

  @Test
  void aPipeToItselfIsFound() {
    assertThat(plusPipe(twoPartsTalking(), HOME, HOME).validate())
        .containsExactly(new Violation.SelfPipe(HOME));
  }

  @Test
  void aPipeWithoutAPartAtAnEndIsFound() {
    assertThat(plusPipe(twoPartsTalking(), HOME, NOWHERE).validate())
        .containsExactly(new Violation.PipeEndMissing(HOME, NOWHERE, NOWHERE));
    assertThat(plusPipe(twoPartsTalking(), NOWHERE, HOME).validate())
        .containsExactly(new Violation.PipeEndMissing(NOWHERE, HOME, NOWHERE));
  }

  @Test
  void twoPipesOneWayAreFound() {
    assertThat(plusPipe(twoPartsTalking(), HOME, SECOND).validate())
        .containsExactly(new Violation.PipeTwice(HOME, SECOND));
  }

  @Test
  void aPipeWithoutAPipeBackIsFoundWhereBothSidesHavePeople() {
    assertThat(withoutPipe(lecture(), SECOND, HOME).validate())
        .containsExactly(new Violation.OneWayPipe(HOME, SECOND));
  }

  @Test
  void aPipeToAnEmptyHomeNeedsNoPipeBack() {
    RoomGraph homeIsEmpty = lecture().leave(id("ada"));
    assertThat(plusPipe(homeIsEmpty, SECOND, HOME).validate()).isEmpty();
  }

  @Test
  void aCarriedProducerThatDoesNotExistIsFound() {
    assertThat(
            reloaded(
                    twoPartsTalking(),
                    HOME,
                    SECOND,
                    load -> plus(load, new Carried(sound("zoe"), Flow.LIVE)))
                .validate())
        .containsExactly(new Violation.UnknownProducer(HOME, SECOND, sound("zoe")));
  }

  @Test
  void aProducerThatIsForwardedIsFound() {
    assertThat(
            reloaded(
                    threePartsTalking(SpeakerLimits.DEFAULT),
                    SECOND,
                    THIRD,
                    load -> plus(load, new Carried(sound("ada"), Flow.LIVE)))
                .validate())
        .containsExactly(new Violation.Forwarded(SECOND, THIRD, sound("ada"), HOME));
  }

  @Test
  void aProducerThatReachesAPartByAnotherPartOnlyIsBothForwardedAndNotReached() {
    RoomGraph chain =
        reloaded(
            reloaded(threePartsTalking(SpeakerLimits.DEFAULT), HOME, THIRD, load -> List.of()),
            SECOND,
            THIRD,
            load -> plus(load, new Carried(sound("ada"), Flow.LIVE)));
    assertThat(chain.validate())
        .containsExactly(
            new Violation.Forwarded(SECOND, THIRD, sound("ada"), HOME),
            new Violation.NotReached(sound("ada"), HOME, THIRD),
            new Violation.NotReached(picture("ada"), HOME, THIRD));
  }

  @Test
  void aProducerThatIsCarriedTwiceIsFoundInOnePipeAndInTwo() {
    assertThat(
            reloaded(twoPartsTalking(), SECOND, HOME, load -> plus(load, load.getFirst()))
                .validate())
        .containsExactly(new Violation.CarriedTwice(SECOND, HOME, sound("cy")));
    assertThat(
            plusPipe(twoPartsTalking(), SECOND, HOME, new Carried(sound("cy"), Flow.LIVE))
                .validate())
        .containsExactly(
            new Violation.PipeTwice(SECOND, HOME),
            new Violation.CarriedTwice(SECOND, HOME, sound("cy")));
  }

  @Test
  void aStandbyProducerThatIsCarriedLiveIsFound() {
    assertThat(
            reloaded(
                    threePartsTalking(ONE_LIVE_ONE_STANDBY),
                    SECOND,
                    HOME,
                    load ->
                        List.of(
                            new Carried(sound("bob"), Flow.LIVE),
                            new Carried(picture("bob"), Flow.STANDBY)))
                .validate())
        .containsExactly(
            new Violation.WrongFlow(SECOND, HOME, sound("bob"), Flow.LIVE, Flow.STANDBY));
  }

  @Test
  void aProducerThatIsCarriedThoughItIsOffIsFound() {
    assertThat(
            reloaded(
                    threePartsTalking(ONE_LIVE_ONE_STANDBY),
                    THIRD,
                    HOME,
                    load -> List.of(new Carried(sound("cy"), Flow.STANDBY)))
                .validate())
        .containsExactly(new Violation.WrongFlow(THIRD, HOME, sound("cy"), Flow.STANDBY, Flow.OFF));
  }

  @Test
  void aLiveOrStandbyProducerThatIsMissingOnAPartIsFound() {
    assertThat(
            reloaded(twoPartsTalking(), HOME, SECOND, load -> load.subList(1, load.size()))
                .validate())
        .containsExactly(new Violation.NotReached(sound("ada"), HOME, SECOND));
    assertThat(
            reloaded(
                    threePartsTalking(ONE_LIVE_ONE_STANDBY),
                    SECOND,
                    THIRD,
                    load -> List.of(load.getFirst()))
                .validate())
        .containsExactly(new Violation.NotReached(picture("bob"), SECOND, THIRD));
  }

  @Test
  void withoutAnyPipeEveryProducerIsMissing() {
    assertThat(Rooms.withPipes(lecture(), List.of()).validate())
        .containsExactlyInAnyOrder(
            new Violation.NotReached(sound("ada"), HOME, SECOND),
            new Violation.NotReached(sound("ada"), HOME, THIRD),
            new Violation.NotReached(picture("ada"), HOME, SECOND),
            new Violation.NotReached(picture("ada"), HOME, THIRD));
  }

  @Test
  void aViolationIsToldInWords() {
    assertThat(new Violation.Forwarded(SECOND, THIRD, sound("ada"), HOME).text())
        .isEqualTo(
            "The pipe media-01/w2 → media-01/w3 carries ada-audio, which originates on media-01/w1.");
  }

  @Test
  void aSecondJoinOfOneIdIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> twoPartsTalking().join(listener("ada", SECOND)))
        .withMessageContaining("ada");
    Participant sameProducers = new Participant(id("eve"), HOME, speaker("ada", HOME).producers());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> twoPartsTalking().join(sameProducers))
        .withMessageContaining("ada-audio");
  }

  @Test
  void aProducerThatIsOffIsNotCarried() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Carried(sound("ada"), Flow.OFF))
        .withMessageContaining("ada-audio");
  }
}
