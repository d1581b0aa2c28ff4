// SPDX-License-Identifier: Apache-2.0
package headroom.operations.restoration;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.agent.AgentCommand;
import headroom.operations.audit.AuditQuery;
import headroom.operations.fleet.RoomState;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedRoom;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.memory.InMemoryDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database is older than what the agents run. Two hosts, of which the database knows; what
 * happened in the forgotten time is only on them.
 */
class RestoredFleetTest {
  private static final RoomId STANDUP = new RoomId("standup");
  private static final WorkerId FIRST = WorkerId.parse("media-01/w1");
  private static final WorkerId SECOND = WorkerId.parse("media-02/w1");
  private static final Duration SECONDS = Duration.ofSeconds(3);

  /** The control plane of before, with its agents. */
  private final World before = new World();

  private final InMemoryDatabase backup = new InMemoryDatabase();
  private FakeHost first;
  private FakeHost second;

  @BeforeEach
  void twoHostsAreKnown() {
    first = before.host("media-01", 2).host();
    second = before.host("media-02", 2).host();
    before.pass(SECONDS);
    before.database().hosts().all().forEach(backup.hosts()::save);
  }

  @Test
  void aRoomThatWasOpenedAfterTheBackupGoesOn() {
    runs(first, "standup", 1, 1, "ann", "bob");
    World after = restored(first, second);
    assertThat(first.participantsOf("standup", 1)).hasSize(2);
    assertThat(open(after).home()).isEqualTo(FIRST);
    assertThat(first.epochOf("standup")).isEqualTo(open(after).epoch()).isGreaterThan(1_000_000);
    assertThat(after.rooms().get(STANDUP).state()).isEqualTo(RoomState.OPEN);
    assertNobodyWasClosed();
  }

  @Test
  void aRoomWhoseIdWasUsedAgainAfterTheBackupIsNotTakenForTheClosedOne() {
    backup.rooms().insert(room(1, FIRST));
    backup.rooms().close(STANDUP, "over", World.BEGINNING);
    runs(first, "standup", 2, 1, "ann", "bob");
    World after = restored(first, second);
    assertThat(first.participantsOf("standup", 1)).hasSize(2);
    assertThat(open(after).home()).isEqualTo(FIRST);
    assertNobodyWasClosed();
  }

  @Test
  void aCopyOfTheClosedOneIsClosedAsEver() {
    backup.rooms().insert(room(2, FIRST));
    backup.rooms().close(STANDUP, "over", World.BEGINNING);
    runs(first, "standup", 2, 1);
    World after = restored(first, second);
    assertThat(first.rooms()).isEmpty();
    assertThat(after.rooms().list()).isEmpty();
  }

  @Test
  void aRoomThatMovedAfterTheBackupStaysWhereItIsAndHasOneHome() {
    backup.rooms().insert(room(1, FIRST));
    runs(second, "standup", 2, 1, "ann", "bob");
    World after = restored(first, second);
    assertThat(second.participantsOf("standup", 1)).hasSize(2);
    assertThat(first.rooms()).isEmpty();
    assertThat(open(after).parts()).containsExactly(SECOND);
    assertThat(second.epochOf("standup")).isEqualTo(open(after).epoch());
    assertNobodyWasClosed();
  }

  @Test
  void partsThatWereOpenedAfterTheBackupStay() {
    backup.rooms().insert(room(1, FIRST));
    runs(first, "standup", 1, 1, "ann");
    runs(second, "standup", 1, 1, "bob");
    World after = restored(first, second);
    assertThat(open(after).parts()).containsExactly(FIRST, SECOND);
    assertThat(first.revisionOf("standup", 1)).isEqualTo(open(after).plan().revision());
    assertThat(second.revisionOf("standup", 1)).isEqualTo(open(after).plan().revision());
    assertNobodyWasClosed();
  }

  @Test
  void whatOperatorsSetForTheRoomBeforeTheBackupHoldsAgain() {
    WantedRoom stored = room(1, FIRST);
    WantedRoom pinned =
        stored
            .with(stored.plan().plus(new WantedPart(SECOND, true)))
            .with(
                stored
                    .plan()
                    .plus(new WantedPart(SECOND, true))
                    .pinning(List.of(new ParticipantId("ann"))));
    backup.rooms().insert(pinned);
    runs(first, "standup", 1, 1, "ann");
    runs(second, "standup", 1, 1, "bob");
    WantedRoom now = open(restored(first, second));
    assertThat(now.plan().pinned()).containsExactly(new ParticipantId("ann"));
    assertThat(now.plan().further()).containsExactly(new WantedPart(SECOND, true));
  }

  @Test
  void aRoomThatEndedAfterTheBackupIsOpenAgainAndEmpty() {
    backup.rooms().insert(room(1, FIRST));
    World after = restored(first, second);
    assertThat(first.participantsOf("standup", 1)).isEmpty();
    assertThat(first.epochOf("standup")).isEqualTo(open(after).epoch());
    assertThat(second.rooms()).isEmpty();
  }

  @Test
  void nothingIsDecidedAndNobodyIsToldAnythingUntilAllHostsWereHeard() {
    backup.rooms().insert(room(1, FIRST));
    runs(second, "standup", 2, 1, "ann", "bob");
    int told = first.received().size();
    World after = before.restoredTo(backup);
    after.adopt(first).connect();
    after.pass(SECONDS);
    assertThat(first.received()).hasSize(told);
    assertRefused(ErrorCode.HOSTS_NOT_HEARD, () -> after.create("other", 4))
        .contains("of 2 hosts 1 have not told yet");
    assertRefused(ErrorCode.HOSTS_NOT_HEARD, () -> after.issueToken("standup", "cyd"));
    assertRefused(
        ErrorCode.HOSTS_NOT_HEARD, () -> after.rooms().close(STANDUP, "over", "back-end"));
    assertRefused(
        ErrorCode.HOSTS_NOT_HEARD,
        () -> after.rooms().openPart(STANDUP, WorkerId.parse("media-01/w2"), "ops"));
    after.adopt(second).connect();
    after.pass(SECONDS);
    assertThat(open(after).home()).isEqualTo(SECOND);
    after.create("other", 4);
    after.issueToken("standup", "cyd");
    assertNobodyWasClosed();
  }

  @Test
  void aHostThatDoesNotComeIsWaitedForAMinuteAndItsCallGoesOnWhenItDoes() {
    backup.rooms().insert(room(1, SECOND));
    runs(second, "standup", 3, 1, "ann", "bob");
    World after = before.restoredTo(backup);
    after.adopt(first).connect();
    after.pass(Duration.ofSeconds(59));
    assertThat(after.state().restoration().isListening()).isTrue();
    after.pass(SECONDS);
    assertThat(after.state().restoration().isListening()).isFalse();
    assertThat(after.database().audit().find(AuditQuery.NEWEST).getFirst().entry())
        .satisfies(
            entry -> {
              assertThat(entry.act()).isEqualTo("backup.settle");
              assertThat(entry.after().toString()).contains("media-02");
            });
    after.adopt(second).connect();
    after.pass(SECONDS);
    assertThat(open(after).parts()).containsExactly(SECOND);
    assertThat(second.participantsOf("standup", 1)).hasSize(2);
    assertThat(second.epochOf("standup")).isEqualTo(open(after).epoch());
    assertNobodyWasClosed();
  }

  @Test
  void aCallOnAHostThatTheDatabaseDoesNotKnowBecomesAPartOfTheRoomThatWasOpenedAnew() {
    FakeHost third = before.host("media-03", 2).host();
    runs(third, "standup", 1, 2, "ann", "bob");
    World after = restored(first, second);
    WorkerId home = after.create("standup", 2).room().worker();
    after.enter("standup", "cyd");
    after.pass(SECONDS);
    after.adopt(third).connect();
    after.pass(SECONDS);
    assertThat(open(after).parts()).containsExactly(home, WorkerId.parse("media-03/w2"));
    assertThat(third.participantsOf("standup", 2)).hasSize(2);
    assertThat(third.epochOf("standup")).isEqualTo(open(after).epoch());
    assertThat(third.received()).noneMatch(AgentCommand.CloseRoom.class::isInstance);
  }

  @Test
  void aSecondRestorationOfTheSameBackupHasEpochsOfItsOwn() {
    backup.rooms().insert(room(1, FIRST));
    runs(first, "standup", 1, 1, "ann");
    World once = restored(first, second);
    long between = open(once).epoch();
    once.create("other", 4);
    InMemoryDatabase again = new InMemoryDatabase();
    before.database().hosts().all().forEach(again.hosts()::save);
    again.rooms().insert(room(1, FIRST));
    World twice = once.restoredTo(again);
    twice.adopt(first).connect();
    twice.adopt(second).connect();
    twice.pass(SECONDS);
    assertThat(twice.state().restoration().epochFloor()).isGreaterThan(between);
    assertThat(open(twice).epoch()).isGreaterThan(between);
    assertThat(first.epochOf("standup")).isEqualTo(open(twice).epoch());
    assertThat(first.participantsOf("standup", 1)).hasSize(1);
    assertThat(twice.rooms().get(new RoomId("other")).state()).isEqualTo(RoomState.OPEN);
  }

  /** The restored control plane after both hosts have found it. */
  private World restored(FakeHost... hosts) {
    World after = before.restoredTo(backup);
    for (FakeHost host : hosts) {
      after.adopt(host).connect();
    }
    after.pass(SECONDS);
    return after;
  }

  private void assertNobodyWasClosed() {
    assertThat(first.received()).noneMatch(AgentCommand.CloseRoom.class::isInstance);
    assertThat(second.received()).noneMatch(AgentCommand.CloseRoom.class::isInstance);
  }

  private static WantedRoom open(World world) {
    return world.database().rooms().find(STANDUP).orElseThrow();
  }

  private static WantedRoom room(long epoch, WorkerId home) {
    return new WantedRoom(STANDUP, home, epoch, 4, World.BEGINNING, "back-end");
  }

  private static void runs(FakeHost host, String room, long epoch, int worker, String... people) {
    host.runs(room, epoch, worker);
    for (String who : people) {
      host.participantJoins(room, worker, who);
    }
  }
}
