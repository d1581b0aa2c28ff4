// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomState;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import org.junit.jupiter.api.Test;

/** Each world is what its name says. */
final class WorldsTest {
  private static final RoomId STANDUP = new RoomId("standup");

  @Test
  void nobodyIsHere() {
    assertThat(Worlds.nobodyHere().picture().hosts()).isEmpty();
  }

  @Test
  void oneWorkerIsHotAndTheOthersAreNot() {
    assertThat(Worlds.oneHotWorker().picture().workers())
        .filteredOn(WorkerPicture::aboveLine)
        .extracting(worker -> worker.id().number())
        .containsExactly(1);
  }

  @Test
  void everythingIsFullAndNothingIsAboveItsLine() {
    FleetPicture picture = Worlds.everythingFull().picture();
    assertThat(picture.workers())
        .hasSize(4)
        .allSatisfy(worker -> assertThat(worker.load()).isBetween(0.95, 1.0));
  }

  @Test
  void theStaleHostIsStaleAndTheOtherIsLive() {
    FleetPicture picture = Worlds.staleHost().picture();
    assertThat(picture.hosts())
        .extracting(HostPicture::state)
        .containsExactly(HostState.LIVE, HostState.STALE);
  }

  @Test
  void theLostHostsCallIsNotKnown() {
    FleetPicture picture = Worlds.lostHost().picture();
    assertThat(picture.host(new HostId("media-02")).orElseThrow().state())
        .isEqualTo(HostState.LOST);
    assertThat(picture.room(STANDUP).orElseThrow().state()).isEqualTo(RoomState.NOT_KNOWN);
  }

  @Test
  void aCallOfFourHas24ConsumersAndNobodyIsComing() {
    var room = Worlds.oneCallOfFour().picture().room(STANDUP).orElseThrow();
    assertThat(room.state()).isEqualTo(RoomState.OPEN);
    assertThat(room.consumers()).isEqualTo(new ConsumerCounts(12, 0, 12, 0));
    assertThat(room.producers()).isEqualTo(8);
    assertThat(room.reserved()).isZero();
  }

  @Test
  void theDatabaseIsAwayAndTheCallGoesOn() {
    FleetPicture picture = Worlds.databaseAway().picture();
    assertThat(picture.database()).isEqualTo(DatabaseState.AWAY);
    assertThat(picture.room(STANDUP).orElseThrow().consumers().total()).isEqualTo(24);
  }
}
