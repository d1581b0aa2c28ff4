// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of wanted rooms promises. */
public abstract class RoomStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final RoomId DAILY = new RoomId("daily");

  /** A store without rooms. */
  protected abstract RoomStore emptyStore();

  @Test
  void anInsertedRoomComesBackAsItWas() {
    RoomStore store = emptyStore();
    assertThat(store.insert(room("daily", 1))).isTrue();
    assertThat(store.open()).containsExactly(room("daily", 1));
  }

  @Test
  void aSecondOpenRoomOfTheSameIdIsNotWritten() {
    RoomStore store = emptyStore();
    store.insert(room("daily", 1));
    assertThat(store.insert(room("daily", 2))).isFalse();
    assertThat(store.open()).containsExactly(room("daily", 1));
  }

  @Test
  void aClosedRoomIsNoLongerOpenAndIsRemembered() {
    RoomStore store = emptyStore();
    store.insert(room("daily", 1));
    assertThat(store.closed(Set.of(DAILY))).isEmpty();
    assertThat(store.close(DAILY, "over", NOW)).isTrue();
    assertThat(store.open()).isEmpty();
    assertThat(store.closed(Set.of(DAILY))).isEqualTo(Map.of(DAILY, 1L));
  }

  @Test
  void aRoomThatWasNeverKnownWasNotClosed() {
    RoomStore store = emptyStore();
    store.insert(room("daily", 1));
    store.close(DAILY, "over", NOW);
    store.insert(room("daily", 3));
    store.close(DAILY, "over", NOW);
    assertThat(store.closed(Set.of(new RoomId("never"), DAILY))).isEqualTo(Map.of(DAILY, 3L));
    assertThat(store.closed(Set.of())).isEmpty();
  }

  @Test
  void aRoomGetsANewHomeOnceAndTheFormerOneIsAPart() {
    RoomStore store = emptyStore();
    store.insert(room("daily", 1));
    WorkerId there = new WorkerId(new HostId("media-02"), 3);
    WantedRoom moved = room("daily", 1).at(there);
    assertThat(store.rehome(moved)).isTrue();
    assertThat(store.open()).containsExactly(moved);
    assertThat(moved.epoch()).isEqualTo(2);
    assertThat(moved.parts()).containsExactly(there, room("daily", 1).home());
    assertThat(store.highestEpoch(DAILY)).isEqualTo(2);
    assertThat(store.rehome(moved)).isFalse();
    assertThat(store.rehome(room("daily", 1).at(new WorkerId(new HostId("media-03"), 1))))
        .isFalse();
    assertThat(store.open()).containsExactly(moved);
    store.close(DAILY, "over", NOW);
    assertThat(store.rehome(moved.at(room("daily", 1).home()))).isFalse();
  }

  @Test
  void closingARoomThatIsNotOpenChangesNothing() {
    RoomStore store = emptyStore();
    assertThat(store.close(DAILY, "over", NOW)).isFalse();
    store.insert(room("daily", 1));
    store.close(DAILY, "over", NOW);
    assertThat(store.close(DAILY, "again", NOW)).isFalse();
  }

  @Test
  void closingARoomLeavesItsNeighboursOpen() {
    RoomStore store = emptyStore();
    store.insert(room("daily", 1));
    store.insert(room("weekly", 1));
    store.close(DAILY, "over", NOW);
    assertThat(store.open()).containsExactly(room("weekly", 1));
  }

  @Test
  void anIdMayBeUsedAgainAndItsHighestEpochIsKnown() {
    RoomStore store = emptyStore();
    assertThat(store.highestEpoch(DAILY)).isZero();
    store.insert(room("daily", 4));
    store.close(DAILY, "over", NOW);
    assertThat(store.highestEpoch(DAILY)).isEqualTo(4);
    assertThat(store.insert(room("daily", 5))).isTrue();
    assertThat(store.closed(Set.of(DAILY))).isEmpty();
    assertThat(store.highestEpoch(DAILY)).isEqualTo(5);
    assertThat(store.open()).containsExactly(room("daily", 5));
  }

  @Test
  void anEpochIsNeverUsedTwice() {
    RoomStore store = emptyStore();
    store.insert(room("daily", 3));
    store.close(DAILY, "over", NOW);
    assertThatThrownBy(() -> store.insert(room("daily", 3)))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ROOM_CLOSING));
  }

  @Test
  void ofManyWhoOpenTheSameIdAtOnceExactlyOneDoes() throws Exception {
    RoomStore store = emptyStore();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> open = () -> store.insert(room("daily", 1));
      var outcomes = threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> open).toList());
      assertThat(outcomes).filteredOn(outcome -> outcome.resultNow()).hasSize(1);
    }
  }

  @Test
  void aPlanIsWrittenAndComesBackAsItWas() {
    RoomStore store = emptyStore();
    WantedRoom room = room("daily", 1);
    store.insert(room);
    store.insert(room("weekly", 1));
    WantedRoom planned = room.with(plan(2, part("media-2", 3, false), part("media-1", 1, true)));
    assertThat(store.replan(planned)).isTrue();
    assertThat(store.open()).containsExactly(planned, room("weekly", 1));
    assertThat(store.find(DAILY)).contains(planned);
  }

  @Test
  void aPartGoesAndAnotherComes() {
    RoomStore store = emptyStore();
    WantedRoom room = room("daily", 1);
    store.insert(room);
    store.replan(room.with(plan(2, part("media-2", 3, false), part("media-1", 1, true))));
    WantedRoom later = room.with(plan(3, part("media-1", 1, false), part("media-3", 1, false)));
    assertThat(store.replan(later)).isTrue();
    assertThat(store.open()).containsExactly(later);
    WantedRoom alone = room.with(plan(4));
    assertThat(store.replan(alone)).isTrue();
    assertThat(store.open()).containsExactly(alone);
  }

  @Test
  void aPlanIsOnlyWrittenOverTheOneJustBeforeIt() {
    RoomStore store = emptyStore();
    WantedRoom room = room("daily", 1);
    store.insert(room);
    assertThat(store.replan(room.with(plan(1, part("media-2", 3, false))))).isFalse();
    assertThat(store.replan(room.with(plan(3, part("media-2", 3, false))))).isFalse();
    assertThat(store.replan(room("daily", 2).with(plan(2)))).isFalse();
    assertThat(store.replan(room("weekly", 1).with(plan(2)))).isFalse();
    assertThat(store.open()).containsExactly(room);
    store.close(DAILY, "over", NOW);
    assertThat(store.replan(room.with(plan(2)))).isFalse();
  }

  @Test
  void aRoomIsInsertedWithItsPlanAndALaterLifeHasNothingOfIt() {
    RoomStore store = emptyStore();
    WantedRoom adopted = room("daily", 1).with(plan(7, part("media-2", 3, false)));
    store.insert(adopted);
    assertThat(store.open()).containsExactly(adopted);
    store.close(DAILY, "over", NOW);
    store.insert(room("daily", 2));
    assertThat(store.open()).containsExactly(room("daily", 2));
  }

  private static WantedPlan plan(long revision, WantedPart... parts) {
    return new WantedPlan(
        revision,
        List.of(parts),
        new SpeakerLimits(4, 6, 8),
        List.of(new ParticipantId("zoe"), new ParticipantId("ann")));
  }

  private static WantedPart part(String host, int worker, boolean byHand) {
    return new WantedPart(new WorkerId(new HostId(host), worker), byHand);
  }

  private static WantedRoom room(String id, long epoch) {
    return new WantedRoom(
        new RoomId(id), new WorkerId(new HostId("media-1"), 2), epoch, 4, NOW, "back-end");
  }
}
