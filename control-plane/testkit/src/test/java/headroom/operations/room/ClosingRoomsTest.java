// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.agent.AgentCommand;
import headroom.operations.fleet.RoomState;
import headroom.planning.RoomId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import headroom.testkit.agent.LocalAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClosingRoomsTest {
  private static final RoomId STANDUP = new RoomId("standup");

  private final World world = Worlds.oneCallOfFour();
  private final LocalAgent agent = world.agent("media-01");

  @Test
  void aClosedRoomIsGoneHereThereAndInTheDatabase() {
    close();
    assertThat(agent.host().received())
        .last()
        .isEqualTo(new AgentCommand.CloseRoom(STANDUP, 1, "over"));
    assertThat(agent.host().rooms()).isEmpty();
    assertThat(world.database().rooms().closed(Set.of(STANDUP))).containsOnlyKeys(STANDUP);
    assertRefused(ErrorCode.ROOM_UNKNOWN, () -> world.rooms().get(STANDUP)).contains("standup");
    assertRefused(ErrorCode.ROOM_UNKNOWN, () -> world.issueToken("standup", "late"));
  }

  @Test
  void closingARoomThatIsNotOpenIsRefused() {
    assertRefused(
        ErrorCode.ROOM_UNKNOWN, () -> world.rooms().close(new RoomId("never"), "over", "back-end"));
  }

  @Test
  void whileItClosesNobodyIsLetInAndNobodyOpensIt() {
    List<RoomState> seen = new ArrayList<>();
    agent
        .host()
        .meanwhile(
            () -> {
              seen.add(world.picture().room(STANDUP).orElseThrow().state());
              assertRefused(ErrorCode.ROOM_CLOSING, () -> world.issueToken("standup", "late"));
              assertRefused(ErrorCode.ROOM_CLOSING, () -> world.create("standup", 4));
              // Closing once more is fine.
              close();
            });
    close();
    assertThat(seen).containsExactly(RoomState.CLOSING);
    assertThat(agent.host().received())
        .filteredOn(AgentCommand.CloseRoom.class::isInstance)
        .hasSize(1);
  }

  @Test
  void aReportWhileItClosesDoesNotAdoptIt() {
    agent
        .host()
        .meanwhile(
            () -> {
              agent.host().participantLeaves("standup", "standup-1");
              agent.connect();
            });
    close();
    assertThat(world.rooms().list()).isEmpty();
    assertThat(world.database().rooms().open()).isEmpty();
  }

  @Test
  void withoutADatabaseItStaysOpen() {
    world.databaseGoesAway();
    assertRefused(ErrorCode.DATABASE_UNAVAILABLE, this::close);
    assertThat(world.rooms().get(STANDUP).state()).isEqualTo(RoomState.OPEN);
    assertThat(agent.host().rooms()).containsExactly(STANDUP);
  }

  @Test
  void anAgentThatIsAwayClosesItWhenItIsBack() {
    agent.disconnect();
    close();
    assertThat(agent.host().rooms()).containsExactly(STANDUP);
    agent.connect();
    assertThat(agent.host().rooms()).isEmpty();
  }

  @Test
  void anAgentThatDidNotAnswerIsToldAgain() {
    agent.host().ignoresCommands();
    close();
    assertThat(agent.host().rooms()).containsExactly(STANDUP);
    agent.host().obeysCommands();
    agent.report();
    assertThat(agent.host().rooms()).isEmpty();
    assertThat(world.rooms().list()).isEmpty();
  }

  @Test
  void anAgentThatKeepsRefusingIsAskedMoreAndMoreSeldom() {
    agent.host().refusesCommands("WORKER_UNAVAILABLE", "hung");
    close();
    int before = agent.host().received().size();
    world.pass(Duration.ofSeconds(130));
    // At 0, 1, 3, 7, 15, 31, 63 and 123 seconds after the first report.
    assertThat(agent.host().received()).hasSize(before + 8);
  }

  private void close() {
    world.rooms().close(STANDUP, "over", "back-end");
  }
}
