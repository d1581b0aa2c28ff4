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
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final HostId HERE = new HostId("media-01");
  private static final HostId THERE = new HostId("media-02");
  private static final RoomId ROOM = new RoomId("standup");

  @Test
  void aRoomThatRunsWhereItIsWantedNeedsNothing() {
    assertThat(decide(List.of(wanted(HERE, 1)), Map.of(), List.of(running(1)))).isEmpty();
  }

  @Test
  void aWantedRoomThatDoesNotRunIsOpened() {
    assertThat(decide(List.of(wanted(HERE, 1)), Map.of(), List.of()))
        .containsExactly(new Action.Tell(ROOM, 1));
  }

  @Test
  void anUnknownRoomIsAdoptedOnceWithAllItsPartsNeverClosed() {
    assertThat(decide(List.of(), Map.of(), List.of(running(1), running(2))))
        .containsExactly(new Action.Adopt(ROOM));
  }

  @Test
  void aRoomThatWasClosedMeanwhileIsClosed() {
    assertThat(decide(List.of(), Map.of(ROOM, 1L), List.of(running(1), running(2))))
        .containsExactly(new Action.Close(ROOM, 1, "ROOM_CLOSED"));
  }

  @Test
  void aCopyOfARoomThatLivesElsewhereNowIsClosedWithTheNewEpoch() {
    assertThat(decide(List.of(wanted(2, 1, new WorkerId(THERE, 1))), Map.of(), List.of(running(1))))
        .containsExactly(new Action.Close(ROOM, 2, "ROOM_MOVED"));
  }

  @Test
  void aCopyThatFollowsNoPlanIsClosedWhereTheRoomHasNoPart() {
    assertThat(decide(List.of(wanted(THERE, 1)), Map.of(), List.of(new Running(ROOM, 1, 1, 0))))
        .containsExactly(new Action.Close(ROOM, 1, "ROOM_MOVED"));
  }

  @Test
  void aHostThatLostItsPartIsToldThePlanThatDoesNotNameIt() {
    assertThat(decide(List.of(wanted(1, 6, new WorkerId(THERE, 1))), Map.of(), List.of(running(3))))
        .containsExactly(new Action.Tell(ROOM, 3));
  }

  @Test
  void aRoomThatRunsUnderAnEarlierEpochIsToldTheWantedOne() {
    assertThat(decide(List.of(wanted(3, 1, new WorkerId(HERE, 1))), Map.of(), List.of(running(1))))
        .containsExactly(new Action.Tell(ROOM, 1));
  }

  @Test
  void aPartThatFollowsAnEarlierPlanIsToldTheWantedOne() {
    assertThat(decide(List.of(wanted(1, 6, new WorkerId(HERE, 1))), Map.of(), List.of(running(1))))
        .containsExactly(new Action.Tell(ROOM, 1));
  }

  @Test
  void aMissingPartBesideARunningOneIsTold() {
    assertThat(
            decide(
                List.of(wanted(1, 5, new WorkerId(HERE, 2), new WorkerId(HERE, 1))),
                Map.of(),
                List.of(running(1))))
        .containsExactly(new Action.Tell(ROOM, 2));
  }

  @Test
  void anUnwantedPartBesideAWantedOneIsTold() {
    assertThat(decide(List.of(wanted(HERE, 1)), Map.of(), List.of(running(1), running(2))))
        .containsExactly(new Action.Tell(ROOM, 1));
  }

  @Test
  void aRoomThatRunsUnderALaterEpochIsLeftAlone() {
    assertThat(decide(List.of(wanted(HERE, 1)), Map.of(), List.of(new Running(ROOM, 2, 2, 0))))
        .isEmpty();
  }

  @Test
  void aPartThatFollowsALaterPlanIsLeftAlone() {
    assertThat(decide(List.of(wanted(HERE, 1)), Map.of(), List.of(new Running(ROOM, 1, 1, 9))))
        .isEmpty();
  }

  @Test
  void aRoomWantedOnAnotherHostIsNotOpenedHere() {
    assertThat(decide(List.of(wanted(THERE, 1)), Map.of(), List.of())).isEmpty();
  }

  @Test
  void aRoomThatRunsInALaterLifeThanWasClosedIsAdopted() {
    assertThat(decide(List.of(), Map.of(ROOM, 1L), List.of(new Running(ROOM, 1, 2, 1))))
        .containsExactly(new Action.Adopt(ROOM));
  }

  @Test
  void aPartOfBeforeTheRestorationJoinsTheRoomThatGoesOnElsewhere() {
    assertThat(
            Reconciliation.decide(
                HERE,
                List.of(wanted(1_001, 1, new WorkerId(THERE, 1))),
                Map.of(),
                List.of(running(1), running(2)),
                1_000))
        .containsExactly(new Action.Join(ROOM, 1), new Action.Join(ROOM, 2));
  }

  @Test
  void aPartOfBeforeTheRestorationIsToldThePlanThatNamesIt() {
    assertThat(
            Reconciliation.decide(
                HERE,
                List.of(wanted(1_001, 1, new WorkerId(THERE, 1), new WorkerId(HERE, 1))),
                Map.of(),
                List.of(running(1)),
                1_000))
        .containsExactly(new Action.Tell(ROOM, 1));
  }

  @Test
  void aCopyThatWasLeftBehindAfterTheRestorationIsClosedAsEver() {
    assertThat(
            Reconciliation.decide(
                HERE,
                List.of(wanted(1_002, 1, new WorkerId(THERE, 1))),
                Map.of(),
                List.of(new Running(ROOM, 1, 1_001, 1)),
                1_000))
        .containsExactly(new Action.Close(ROOM, 1_002, "ROOM_MOVED"));
  }

  private static List<Action> decide(
      List<Wanted> wanted, Map<RoomId, Long> closed, List<Running> running) {
    return Reconciliation.decide(HERE, wanted, closed, running, 0);
  }

  private static Wanted wanted(HostId host, int worker) {
    return wanted(1, 5, new WorkerId(host, worker));
  }

  private static Wanted wanted(long epoch, long revision, WorkerId... parts) {
    return new Wanted(ROOM, epoch, revision, List.of(parts));
  }

  private static Running running(int worker) {
    return new Running(ROOM, worker, 1, 5);
  }
}
