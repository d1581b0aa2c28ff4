// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.agent.AgentCommand;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.testkit.World;
import headroom.testkit.agent.FakeHost;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators change parts, limits and pins of open rooms; idle parts go by themselves. */
final class RoomsByHandTest {
  private static final RoomId TOWN_HALL = new RoomId("town-hall");
  private static final WorkerId HOME = new WorkerId(new HostId("media-01"), 1);
  private static final WorkerId FURTHER = new WorkerId(new HostId("media-02"), 1);

  private final World world = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);

  @BeforeEach
  void aRoom() {
    world.host("media-01", 1);
    world.host("media-02", 1);
    world.create("town-hall", 2);
    world.pass(Duration.ofSeconds(61));
  }

  @Test
  void aPartOpenedByHandStaysWhileEmptyAndPeopleSitThere() {
    RoomPicture room = world.rooms().openPart(TOWN_HALL, FURTHER, "ops");
    assertThat(room.parts()).extracting(PartPicture::worker).containsExactly(HOME, FURTHER);
    assertThat(room.parts()).extracting(PartPicture::byHand).containsExactly(false, true);
    assertThat(world.agent("media-02").host().partsOf("town-hall")).containsExactly(1);
    world.pass(Duration.ofSeconds(60));
    assertThat(parts()).containsExactly(HOME, FURTHER);
    // Joins are spread at once: the operator did not open it to have it wait until the home is
    // full.
    assertThat(Stream.of("a", "b", "c", "d").map(who -> world.enter("town-hall", who)).toList())
        .containsExactly(HOME, HOME, FURTHER, FURTHER);
    long revision = revision();
    world.rooms().openPart(TOWN_HALL, FURTHER, "ops");
    world.rooms().openPart(TOWN_HALL, HOME, "ops");
    assertThat(revision()).isEqualTo(revision);
  }

  @Test
  void aPartOnWhichPeopleSitIsNotClosed() {
    world.rooms().openPart(TOWN_HALL, FURTHER, "ops");
    world.enter("town-hall", "a");
    world.enter("town-hall", "b");
    world.seat("town-hall", "c");
    assertRefused(
            ErrorCode.PART_NOT_EMPTY, () -> world.rooms().closePart(TOWN_HALL, FURTHER, "ops"))
        .contains("1 person is on media-02/w1");
    assertThat(parts()).containsExactly(HOME, FURTHER);
    world.pass(Duration.ofMinutes(6));
    world.rooms().closePart(TOWN_HALL, FURTHER, "ops");
    assertThat(parts()).containsExactly(HOME);
    assertThat(world.agent("media-02").host().partsOf("town-hall")).isEmpty();
    world.rooms().closePart(TOWN_HALL, FURTHER, "ops");
  }

  @Test
  void whatCantBeIsRefused() {
    assertRefused(ErrorCode.PART_IS_HOME, () -> world.rooms().closePart(TOWN_HALL, HOME, "ops"));
    assertRefused(
        ErrorCode.WORKER_UNKNOWN,
        () -> world.rooms().openPart(TOWN_HALL, new WorkerId(new HostId("media-02"), 2), "ops"));
    assertRefused(
        ErrorCode.ROOM_UNKNOWN, () -> world.rooms().openPart(new RoomId("nobody"), FURTHER, "ops"));
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () -> world.rooms().limit(TOWN_HALL, new SpeakerLimits(10, 1_001, 10), "ops"));
  }

  @Test
  void aPartThatCantBeOpenedIsNotWanted() {
    world.agent("media-02").host().refusesCommands("WORKER_UNAVAILABLE", "restarting");
    assertRefused(
        ErrorCode.HOST_UNREACHABLE, () -> world.rooms().openPart(TOWN_HALL, FURTHER, "ops"));
    assertThat(parts()).containsExactly(HOME);
    world.databaseGoesAway();
    assertRefused(
        ErrorCode.DATABASE_UNAVAILABLE, () -> world.rooms().openPart(TOWN_HALL, FURTHER, "ops"));
    assertThat(parts()).containsExactly(HOME);
  }

  @Test
  void aPartThatAnswersTooLateStaysIfSomebodyWasSentThereMeanwhile() {
    // Until the home is as full as that, nobody is sent to the further part.
    for (String who : new String[] {"a", "b"}) {
      world.enter("town-hall", who);
    }
    FakeHost further = world.agent("media-02").host();
    further.meanwhile(
        () -> {
          world.seat("town-hall", "c");
          further.ignoresCommands();
        });
    assertRefused(
        ErrorCode.HOST_UNREACHABLE, () -> world.rooms().openPart(TOWN_HALL, FURTHER, "ops"));
    assertThat(parts()).containsExactly(HOME, FURTHER);
    further.obeysCommands();
    world.pass(Duration.ofSeconds(10));
    assertThat(further.partsOf("town-hall")).containsExactly(1);
  }

  @Test
  void limitsAndPinsReachTheAgentsInOrder() {
    for (String who : new String[] {"a", "b", "c"}) {
      world.enter("town-hall", who);
    }
    world.pass(Duration.ofSeconds(1));
    world.rooms().limit(TOWN_HALL, new SpeakerLimits(3, 5, 4), "ops");
    world.rooms().pin(TOWN_HALL, new ParticipantId("c"), "ops");
    world.rooms().pin(TOWN_HALL, new ParticipantId("a"), "ops");
    RoomPicture room = world.rooms().pin(TOWN_HALL, new ParticipantId("c"), "ops");
    assertThat(room.limits()).isEqualTo(new SpeakerLimits(3, 5, 4));
    assertThat(room.pinned()).extracting(ParticipantId::value).containsExactly("c", "a");
    assertThat(room.revision()).isEqualTo(4);
    AgentCommand.OpenRoom told =
        (AgentCommand.OpenRoom) world.agent("media-01").host().received().getLast();
    assertThat(told.plan().pinned()).extracting(ParticipantId::value).containsExactly("c", "a");
    assertThat(told.plan().limits()).isEqualTo(new SpeakerLimits(3, 5, 4));
    assertThat(told.plan().revision()).isEqualTo(4);
    assertRefused(
        ErrorCode.TOO_MANY_PINS, () -> world.rooms().pin(TOWN_HALL, new ParticipantId("b"), "ops"));
    assertRefused(
        ErrorCode.PARTICIPANT_UNKNOWN,
        () -> world.rooms().pin(TOWN_HALL, new ParticipantId("zoe"), "ops"));
    assertRefused(
        ErrorCode.TOO_MANY_PINS,
        () -> world.rooms().limit(TOWN_HALL, new SpeakerLimits(2, 5, 4), "ops"));
    world.rooms().unpin(TOWN_HALL, new ParticipantId("c"), "ops");
    assertThat(world.restarted().rooms().get(TOWN_HALL).pinned())
        .extracting(ParticipantId::value)
        .containsExactly("a");
  }

  @Test
  void aPartOnWhichNobodyHasBeenForHalfAMinuteIsClosed() {
    for (String who : new String[] {"a", "b", "c", "d"}) {
      world.enter("town-hall", who);
    }
    world.pass(Duration.ofSeconds(20));
    assertThat(parts()).containsExactly(HOME, FURTHER);
    world.agent("media-02").host().participantLeaves("town-hall", "d");
    world.pass(Duration.ofSeconds(29));
    assertThat(parts()).containsExactly(HOME, FURTHER);
    world.pass(Duration.ofSeconds(3));
    assertThat(parts()).containsExactly(HOME);
    assertThat(world.agent("media-02").host().partsOf("town-hall")).isEmpty();
    assertThat(world.database().rooms().open().getFirst().parts()).containsExactly(HOME);
    assertThat(world.enter("town-hall", "e")).isEqualTo(FURTHER);
  }

  @Test
  void aPartForWhichSomebodyHoldsATokenStays() {
    for (String who : new String[] {"a", "b", "c"}) {
      world.enter("town-hall", who);
    }
    world.seat("town-hall", "d");
    world.pass(Duration.ofMinutes(4));
    assertThat(parts()).containsExactly(HOME, FURTHER);
    world.pass(Duration.ofMinutes(2));
    assertThat(parts()).containsExactly(HOME);
  }

  private List<WorkerId> parts() {
    return world.rooms().get(TOWN_HALL).parts().stream().map(PartPicture::worker).toList();
  }

  private long revision() {
    return world.rooms().get(TOWN_HALL).revision();
  }
}
