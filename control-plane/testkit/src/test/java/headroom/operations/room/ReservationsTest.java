// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.CapacityPolicy;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.testkit.TurnableClock;
import headroom.testkit.World;
import headroom.testkit.agent.FakeHost;
import headroom.testkit.agent.LocalAgent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A place is promised from the token on, until the participant is measured or the token ends. */
final class ReservationsTest {
  private static final RoomId STANDUP = new RoomId("standup");
  private static final Duration TOKEN = Duration.ofMinutes(5);

  private final World world = new World();
  private final LocalAgent agent = world.host("media-01", 1);

  @Test
  void expectedParticipantsAreReservedForAMinute() {
    world.create("standup", 4);
    assertThat(room().reserved()).isEqualTo(24);
    world.pass(Duration.ofSeconds(59));
    assertThat(room().reserved()).isEqualTo(24);
    world.pass(Duration.ofSeconds(1));
    assertThat(room().reserved()).isZero();
  }

  @Test
  void aTokenReservesUntilItEnds() {
    emptyRoom();
    issueTokens(3);
    assertThat(room().reserved()).isEqualTo(12);
    world.pass(TOKEN.minusSeconds(1));
    assertThat(room().reserved()).isEqualTo(12);
    world.pass(Duration.ofSeconds(1));
    assertThat(room().reserved()).isZero();
  }

  @Test
  void twoTokensOfOneParticipantReserveOnePlace() {
    emptyRoom();
    issueTokens(3);
    issueTokens(3);
    assertThat(room().reserved()).isEqualTo(12);
  }

  @Test
  void whatIsMeasuredIsNoLongerReserved() {
    emptyRoom();
    issueTokens(4);
    agent.host().participantsJoin("standup", 2);
    agent.report();
    assertThat(room().consumers().total()).isEqualTo(4);
    assertThat(room().reserved()).isEqualTo(20);
  }

  @Test
  void whoHasSettledIsCountedAsMeasuredWhateverIsSent() {
    emptyRoom();
    issueTokens(4);
    agent.host().participantsJoinWithAudioOnly("standup", 4);
    agent.report();
    assertThat(room().reserved()).isEqualTo(12);
    world.pass(Duration.ofSeconds(15));
    assertThat(room().reserved()).isEqualTo(12);
    world.pass(Duration.ofSeconds(1));
    assertThat(room().reserved()).isZero();
  }

  @Test
  void anAgentsWrongClockDoesNotSettleAnybody() {
    TurnableClock slow = new TurnableClock(World.BEGINNING.minus(Duration.ofHours(1)));
    FakeHost host = new FakeHost("media-02", 1, slow);
    agent.disconnect();
    LocalAgent other = world.adopt(host).connect();
    emptyRoom();
    host.participantsJoinWithAudioOnly("standup", 4);
    other.report();
    assertThat(room().reserved()).isEqualTo(12);
  }

  @Test
  void aReconnectDoesNotMakeNewcomersOfThoseWhoHaveSettled() {
    emptyRoom();
    agent.host().participantsJoinWithAudioOnly("standup", 4);
    agent.report();
    world.pass(Duration.ofSeconds(16));
    agent.host().participantLeaves("standup", "standup-4");
    agent.connect();
    assertThat(room().reserved()).isZero();
  }

  @Test
  void anOpenRoomMayGrowIntoTheHeadroomUpToCapacityAndNoFurther() {
    emptyRoom();
    issueTokens(26);
    assertThat(world.picture().workers().getFirst().plannedLoad()).isGreaterThan(1.3);
    assertRefused(ErrorCode.ROOM_FULL, () -> world.issueToken("standup", "one-more"))
        .contains("lacks 20 consumers", "Add a host");
  }

  @Test
  void aFullWorkerStillRenewsTheTokensOfThoseWhoAreIn() {
    emptyRoom();
    agent.host().participantsJoin("standup", 4);
    agent.host().workerCarries(1, 600);
    agent.report();
    assertRefused(ErrorCode.ROOM_FULL, () -> world.issueToken("standup", "one-more"));
    world.issueToken("standup", "standup-1");
  }

  @Test
  void aNeighboursPromisesCountToo() {
    emptyRoom();
    world.create("daily", 13);
    issueTokens(14);
    assertRefused(ErrorCode.ROOM_FULL, () -> issueTokens(15)).contains("lacks 20 consumers");
  }

  @Test
  void capacityIsThePolicys() {
    World small = new World(new CapacityPolicy(20, 0.5, 0.7), Runnable::run);
    small.host("media-01", 1);
    small.create("standup", 2);
    small.issueToken("standup", "a");
    small.issueToken("standup", "b");
    small.issueToken("standup", "c");
    assertRefused(ErrorCode.ROOM_FULL, () -> small.issueToken("standup", "d"))
        .contains("lacks 4 consumers");
  }

  /** A room whose expected participants are no longer reserved. */
  private void emptyRoom() {
    world.create("standup", 2);
    world.pass(Duration.ofSeconds(61));
  }

  private void issueTokens(int count) {
    for (int i = 1; i <= count; i++) {
      world.rooms().join(STANDUP, new ParticipantId("standup-" + i), TOKEN, false);
    }
  }

  private RoomPicture room() {
    return world.rooms().get(STANDUP);
  }
}
