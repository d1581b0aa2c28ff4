// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditQuery;
import headroom.operations.restoration.Restoration;
import headroom.operations.restoration.RestorationStore;
import headroom.operations.restoration.Settling;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of restorations promises. */
public abstract class RestorationStoreContract {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final WorkerId HERE = WorkerId.parse("media-01/w1");
  private static final WorkerId THERE = WorkerId.parse("media-02/w3");
  private static final Restoration LATEST = Restoration.of(TEN, 7);

  private RestorationStore store;

  /** Empties the store and those beside it. */
  protected abstract RestorationStore emptyStore();

  protected abstract RoomStore rooms();

  protected abstract AuditLog audit();

  /** The database was put back to what it holds. */
  protected abstract void restored(Restoration restoration);

  @BeforeEach
  void empty() {
    store = emptyStore();
  }

  @Test
  void aDatabaseWasNotRestoredUntilSomebodySaysSo() {
    assertThat(store.latest()).isEmpty();
    assertThat(store.settle(LATEST.settled(TEN), List.of(), act())).isFalse();
    restored(LATEST);
    assertThat(store.latest()).contains(LATEST);
    Restoration next = Restoration.of(TEN.plusSeconds(5), LATEST.epochFloor());
    restored(next);
    assertThat(store.latest()).contains(next);
  }

  @Test
  void settlingWritesTheRoomsAsTheyAreAndTheAct() {
    rooms().insert(room("daily", 1, HERE));
    rooms().insert(room("weekly", 1, HERE));
    restored(LATEST);
    WantedRoom daily =
        new WantedRoom(
            new RoomId("daily"),
            THERE,
            5_000,
            4,
            TEN,
            "back-end",
            new WantedPlan(
                9,
                List.of(new WantedPart(HERE, true)),
                new SpeakerLimits(5, 6, 7),
                List.of(new ParticipantId("ann"))));
    WantedRoom found = room("found", 5_001, THERE);
    Restoration settled = LATEST.settled(TEN.plusSeconds(9));
    assertThat(store.settle(settled, List.of(daily, found), act())).isTrue();
    assertThat(store.latest()).contains(settled);
    assertThat(rooms().open()).containsExactly(daily, found, room("weekly", 1, HERE));
    assertThat(audit().find(AuditQuery.NEWEST).getFirst().entry()).isEqualTo(act());
  }

  @Test
  void onlyTheFirstSettlesAndOnlyTheLatest() {
    restored(LATEST);
    Restoration other = Restoration.of(TEN.minusSeconds(60), 0).settled(TEN);
    assertThat(store.settle(other, List.of(room("daily", 1, HERE)), act())).isFalse();
    assertThat(store.settle(LATEST.settled(TEN), List.of(), act())).isTrue();
    assertThat(store.settle(LATEST.settled(TEN), List.of(room("daily", 1, HERE)), act())).isFalse();
    assertThat(rooms().open()).isEmpty();
    assertThat(audit().find(AuditQuery.NEWEST)).hasSize(1);
  }

  private static WantedRoom room(String id, long epoch, WorkerId home) {
    return new WantedRoom(new RoomId(id), home, epoch, 4, TEN, "back-end");
  }

  private static AuditEntry act() {
    return Act.of(Act.HEADROOM, "backup.settle", Settling.OBJECT, "")
        .changing(Map.of(), Map.of("rooms", 2L))
        .done(TEN);
  }
}
