// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import static headroom.planning.graph.Rooms.HOME;
import static headroom.planning.graph.Rooms.SECOND;
import static headroom.planning.graph.Rooms.empty;
import static headroom.planning.graph.Rooms.flow;
import static headroom.planning.graph.Rooms.id;
import static headroom.planning.graph.Rooms.picture;
import static headroom.planning.graph.Rooms.screen;
import static headroom.planning.graph.Rooms.sound;
import static headroom.planning.graph.Rooms.speaker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakersTest {
  @Test
  void theDefaultsAreTenLiveAndThirtyOnStandby() {
    assertThat(SpeakerLimits.DEFAULT).isEqualTo(new SpeakerLimits(10, 30, 10));
  }

  @Test
  void limitsOutOfRangeAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeakerLimits(0, 30, 10))
        .withMessageContaining("maxLive ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeakerLimits(10, -1, 10))
        .withMessageContaining("maxStandby ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SpeakerLimits(10, 30, 9))
        .withMessageContaining("maxLiveAudio ");
  }

  @Test
  void inARoomWhereAllFitEverybodyIsLive() {
    RoomGraph graph = room(10, SpeakerLimits.DEFAULT);
    assertThat(graph.participants())
        .flatExtracting(Participant::producers)
        .allMatch(producer -> producer.flow() == Flow.LIVE);
  }

  @Test
  void theFirstInRankAreLiveTheNextOnStandbyTheRestOff() {
    RoomGraph graph = room(5, new SpeakerLimits(2, 2, 2));
    assertThat(List.of("p0", "p1", "p2", "p3", "p4"))
        .extracting(name -> flow(graph, picture(name)))
        .containsExactly(Flow.LIVE, Flow.LIVE, Flow.STANDBY, Flow.STANDBY, Flow.OFF);
  }

  @Test
  void whoSpeaksMovesUpAndTheLastLiveOneMakesRoom() {
    RoomGraph graph = room(5, new SpeakerLimits(2, 2, 2)).ranked(List.of(id("p4"), id("gone")));
    assertThat(List.of("p4", "p0", "p1", "p2", "p3"))
        .extracting(name -> flow(graph, sound(name)))
        .containsExactly(Flow.LIVE, Flow.LIVE, Flow.STANDBY, Flow.STANDBY, Flow.OFF);
    assertThat(graph.validate()).isEmpty();
  }

  @Test
  void morePeopleMayBeHeardThanSeen() {
    RoomGraph graph = room(3, new SpeakerLimits(1, 1, 2));
    assertThat(flow(graph, sound("p1"))).isEqualTo(Flow.LIVE);
    assertThat(flow(graph, picture("p1"))).isEqualTo(Flow.STANDBY);
    assertThat(flow(graph, sound("p2"))).isEqualTo(Flow.STANDBY);
    assertThat(flow(graph, picture("p2"))).isEqualTo(Flow.OFF);
  }

  @Test
  void aSharedScreenIsLiveWhateverItsOwnersRankAndTakesAPictureOfTheLimit() {
    RoomGraph graph = room(4, new SpeakerLimits(2, 1, 2)).produce(id("p3"), screen("p3"));
    assertThat(flow(graph, screen("p3").id())).isEqualTo(Flow.LIVE);
    assertThat(flow(graph, picture("p0"))).isEqualTo(Flow.LIVE);
    assertThat(flow(graph, picture("p1"))).isEqualTo(Flow.STANDBY);
    assertThat(flow(graph, sound("p1"))).isEqualTo(Flow.LIVE);
    assertThat(graph.validate()).isEmpty();
  }

  @Test
  void whoeverStopsSendingLeavesThePlaceToTheNext() {
    RoomGraph graph = room(3, new SpeakerLimits(1, 1, 1)).stop(picture("p0"));
    assertThat(flow(graph, picture("p1"))).isEqualTo(Flow.LIVE);
    assertThat(flow(graph, sound("p1"))).isEqualTo(Flow.STANDBY);
  }

  @Test
  void otherLimitsTakeEffectAtOnce() {
    RoomGraph graph = room(4, SpeakerLimits.DEFAULT).limited(new SpeakerLimits(1, 0, 3));
    assertThat(flow(graph, picture("p1"))).isEqualTo(Flow.OFF);
    assertThat(flow(graph, sound("p2"))).isEqualTo(Flow.LIVE);
    assertThat(flow(graph, sound("p3"))).isEqualTo(Flow.OFF);
    assertThat(graph.validate()).isEmpty();
  }

  @Test
  void aMicrophoneGivesNoPicture() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Producer(sound("ada"), MediaKind.VIDEO, Source.AUDIO, Flow.LIVE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Producer(picture("ada"), MediaKind.AUDIO, Source.VIDEO, Flow.LIVE));
  }

  private static RoomGraph room(int speakers, SpeakerLimits limits) {
    RoomGraph graph = empty(limits);
    for (int i = 0; i < speakers; i++) {
      graph = graph.join(speaker("p" + i, i % 2 == 0 ? HOME : SECOND));
    }
    return graph;
  }
}
