// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import static headroom.planning.graph.Rooms.HOME;
import static headroom.planning.graph.Rooms.id;
import static headroom.planning.graph.Rooms.twoPartsTalking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomCostTest {
  @ParameterizedTest(name = "{0} participants on {1} parts")
  @CsvSource({
    "10, 1, 180, 0, 0, 0, 180",
    "25, 2, 480, 20, 720, 30, 1200",
    "50, 3, 980, 40, 2940, 120, 4900",
    "100, 3, 1980, 40, 5940, 120, 19800",
    "100, 7, 1980, 120, 5940, 360, 19800",
    "200, 12, 3980, 220, 11940, 660, 79600",
  })
  void theTableOfTheDocument(
      int participants,
      int parts,
      long live,
      long livePiped,
      long paused,
      long pausedPiped,
      long fullMesh) {
    RoomCost cost = RoomCost.of(participants, parts, SpeakerLimits.DEFAULT);
    assertThat(cost.consumers()).isEqualTo(new Streams(live, paused));
    assertThat(cost.pipeConsumers()).isEqualTo(new Streams(livePiped, pausedPiped));
    assertThat(cost.live()).isEqualTo(live + livePiped);
    assertThat(cost.paused()).isEqualTo(paused + pausedPiped);
    assertThat(cost.fullMesh()).isEqualTo(fullMesh);
  }

  @Test
  void aHundredPeopleOnThreePartsStayBelow2400LiveConsumers() {
    assertThat(RoomCost.of(100, 3, SpeakerLimits.DEFAULT).live())
        .isEqualTo(2_020)
        .isLessThanOrEqualTo(2_400);
  }

  @Test
  void everyParticipantBeyondTheLimitsCostsTheSame() {
    for (int n = 40; n < 400; n++) {
      RoomCost cost = RoomCost.of(n, 3, SpeakerLimits.DEFAULT);
      RoomCost more = RoomCost.of(n + 1, 3, SpeakerLimits.DEFAULT);
      assertThat(more.live() - cost.live()).as("from %d", n).isEqualTo(20);
      assertThat(more.paused() - cost.paused()).as("from %d", n).isEqualTo(60);
    }
  }

  @Test
  void aRoomThatOpensAPartForEverySixteenPeopleStillGrowsLinearly() {
    for (int parts = 3; parts < 30; parts++) {
      RoomCost cost = RoomCost.of(16 * parts, parts, SpeakerLimits.DEFAULT);
      RoomCost more = RoomCost.of(16 * (parts + 1), parts + 1, SpeakerLimits.DEFAULT);
      assertThat(more.live() - cost.live()).as("from %d parts", parts).isEqualTo(17 * 20);
      assertThat(more.paused() - cost.paused()).as("from %d parts", parts).isEqualTo(17 * 60);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10})
  void everyFurtherPartCostsOnePipeConsumerForEachLiveStream(int parts) {
    RoomCost cost = RoomCost.of(100, parts, SpeakerLimits.DEFAULT);
    RoomCost more = RoomCost.of(100, parts + 1, SpeakerLimits.DEFAULT);
    assertThat(more.pipeConsumers().live() - cost.pipeConsumers().live()).isEqualTo(20);
    assertThat(more.consumers()).isEqualTo(cost.consumers());
  }

  @Test
  void whereAllFitOnOnePartTheRoomIsTheFullMesh() {
    for (int n = 0; n <= 10; n++) {
      RoomCost cost = RoomCost.of(n, 1, SpeakerLimits.DEFAULT);
      assertThat(cost.live()).isEqualTo(cost.fullMesh());
      assertThat(cost.paused()).isZero();
    }
  }

  @Test
  void aPartIsPricedByWhatItsPeopleGetAndWhatItSendsOnAndReceives() {
    RoomCost cost = RoomCost.of(twoPartsTalking());
    // Home: 2 people get 6 streams less their own 4; 4 streams go out, Cy's 2 come in.
    assertThat(cost.parts().getFirst())
        .isEqualTo(new PartCost(2, streams(8), streams(4), streams(2)));
    assertThat(cost.parts().getFirst().load()).isEqualTo(14);
    // Second part: 2 people get 6 streams less Cy's own 2; 2 go out, 4 come in.
    assertThat(cost.parts().getLast())
        .isEqualTo(new PartCost(2, streams(10), streams(2), streams(4)));
    assertThat(cost.fullMesh()).isEqualTo(18);
  }

  @Test
  void whatIsPausedIsCountedAndIsNoLoad() {
    RoomCost cost = RoomCost.of(twoPartsTalking().limited(new SpeakerLimits(1, 1, 1)));
    PartCost home = cost.parts().getFirst();
    // Ada is live, Bob on standby, Cy off.
    assertThat(home).isEqualTo(new PartCost(2, new Streams(2, 2), new Streams(2, 2), Streams.NONE));
    assertThat(home.load()).isEqualTo(4);
  }

  @Test
  void anEmptyHomeCostsNothing() {
    RoomCost cost = RoomCost.of(twoPartsTalking().leave(id("ada")).leave(id("bob")));
    assertThat(twoPartsTalking().parts().first()).isEqualTo(HOME);
    assertThat(cost.parts().getFirst().load()).isZero();
    assertThat(cost.pipeConsumers()).isEqualTo(Streams.NONE);
  }

  @Test
  void partsOnWhichNobodyWouldSitCostNothing() {
    assertThat(RoomCost.of(2, 5, SpeakerLimits.DEFAULT).live()).isEqualTo(4 + 4);
  }

  @Test
  void absurdRoomsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoomCost.of(10_001, 3, SpeakerLimits.DEFAULT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoomCost.of(100, 0, SpeakerLimits.DEFAULT));
  }

  private static Streams streams(long live) {
    return new Streams(live, 0);
  }
}
