// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of wanted rooms promises. */
abstract class RoomStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final RoomId DAILY = new RoomId("daily");

  /** A store without rooms. */
  abstract RoomStore store();

  @Test
  void anInsertedRoomComesBackAsItWas() {
    RoomStore store = store();
    assertThat(store.insert(room("daily", 1))).isTrue();
    assertThat(store.open()).containsExactly(room("daily", 1));
  }

  @Test
  void aSecondOpenRoomOfTheSameIdIsNotWritten() {
    RoomStore store = store();
    store.insert(room("daily", 1));
    assertThat(store.insert(room("daily", 2))).isFalse();
    assertThat(store.open()).containsExactly(room("daily", 1));
  }

  @Test
  void aClosedRoomIsNoLongerOpenAndIsRemembered() {
    RoomStore store = store();
    store.insert(room("daily", 1));
    assertThat(store.wasClosed(DAILY)).isFalse();
    assertThat(store.close(DAILY, "over", NOW)).isTrue();
    assertThat(store.open()).isEmpty();
    assertThat(store.wasClosed(DAILY)).isTrue();
    assertThat(store.wasClosed(new RoomId("never"))).isFalse();
  }

  @Test
  void closingARoomThatIsNotOpenChangesNothing() {
    RoomStore store = store();
    assertThat(store.close(DAILY, "over", NOW)).isFalse();
    store.insert(room("daily", 1));
    store.close(DAILY, "over", NOW);
    assertThat(store.close(DAILY, "again", NOW)).isFalse();
  }

  @Test
  void anIdMayBeUsedAgainAndItsHighestEpochIsKnown() {
    RoomStore store = store();
    assertThat(store.highestEpoch(DAILY)).isZero();
    store.insert(room("daily", 4));
    store.close(DAILY, "over", NOW);
    assertThat(store.highestEpoch(DAILY)).isEqualTo(4);
    assertThat(store.insert(room("daily", 5))).isTrue();
    assertThat(store.wasClosed(DAILY)).isFalse();
    assertThat(store.highestEpoch(DAILY)).isEqualTo(5);
    assertThat(store.open()).containsExactly(room("daily", 5));
  }

  static WantedRoom room(String id, long epoch) {
    return new WantedRoom(
        new RoomId(id), new WorkerId(new HostId("media-1"), 2), epoch, 4, NOW, "back-end");
  }
}
