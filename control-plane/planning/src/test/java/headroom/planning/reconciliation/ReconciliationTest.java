// SPDX-License-Identifier: Apache-2.0
package headroom.planning.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.reconciliation.Reconciliation.Action;
import headroom.planning.reconciliation.Reconciliation.Running;
import headroom.planning.reconciliation.Reconciliation.Wanted;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final HostId HERE = new HostId("media-01");
  private static final HostId THERE = new HostId("media-02");
  private static final RoomId ROOM = new RoomId("standup");

  @Test
  void aRoomThatRunsWhereItIsWantedNeedsNothing() {
    assertThat(decide(List.of(wanted(HERE, 1)), Set.of(), List.of(running(1)))).isEmpty();
  }

  @Test
  void aRoomOnAnotherWorkerOfItsHostStaysWhereItRuns() {
    assertThat(decide(List.of(wanted(HERE, 2)), Set.of(), List.of(running(1)))).isEmpty();
  }

  @Test
  void aWantedRoomThatDoesNotRunIsOpened() {
    assertThat(decide(List.of(wanted(HERE, 1)), Set.of(), List.of()))
        .containsExactly(new Action.Open(wanted(HERE, 1)));
  }

  @Test
  void anUnknownRoomIsAdoptedNeverClosed() {
    assertThat(decide(List.of(), Set.of(), List.of(running(1))))
        .containsExactly(new Action.Adopt(running(1)));
  }

  @Test
  void aRoomThatWasClosedMeanwhileIsClosed() {
    assertThat(decide(List.of(), Set.of(ROOM), List.of(running(1))))
        .containsExactly(new Action.Close(ROOM, 1, "ROOM_CLOSED"));
  }

  @Test
  void aCopyOfARoomThatLivesElsewhereNowIsClosedWithTheNewEpoch() {
    assertThat(
            decide(
                List.of(new Wanted(ROOM, new WorkerId(THERE, 1), 2)),
                Set.of(),
                List.of(running(1))))
        .containsExactly(new Action.Close(ROOM, 2, "ROOM_MOVED"));
  }

  @Test
  void aRoomThatRunsUnderAnEarlierEpochIsToldTheWantedOneWhereItRuns() {
    assertThat(
            decide(
                List.of(new Wanted(ROOM, new WorkerId(HERE, 2), 3)), Set.of(), List.of(running(1))))
        .containsExactly(new Action.Raise(running(1), 3));
  }

  @Test
  void aRoomThatRunsUnderALaterEpochIsLeftAlone() {
    assertThat(decide(List.of(wanted(HERE, 1)), Set.of(), List.of(new Running(ROOM, 1, 2))))
        .isEmpty();
  }

  @Test
  void aRoomWantedOnAnotherHostIsNotOpenedHere() {
    assertThat(decide(List.of(wanted(THERE, 1)), Set.of(), List.of())).isEmpty();
  }

  private static List<Action> decide(
      List<Wanted> wanted, Set<RoomId> closed, List<Running> running) {
    return Reconciliation.decide(HERE, wanted, closed, running);
  }

  private static Wanted wanted(HostId host, int worker) {
    return new Wanted(ROOM, new WorkerId(host, worker), 1);
  }

  private static Running running(int worker) {
    return new Running(ROOM, worker, 1);
  }
}
