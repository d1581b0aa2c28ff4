// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.operations.agent.AgentCommand;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import headroom.testkit.agent.GrpcAgent;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wanted and running come together again, and nobody in a call notices. */
@Timeout(60)
final class ReconciliationOverGrpcTest {
  private static final HostId MEDIA_01 = new HostId("media-01");
  private static final RoomId STANDUP = new RoomId("standup");

  private final GatewayRig rig = new GatewayRig();
  private final World world = rig.world();
  private final GrpcAgent agent = rig.agent("media-01", 2);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aRoomThatNobodyKnewIsAdoptedWithEverybodyInIt() {
    agent.host().runs("standup", 3, 2);
    agent.host().participantsJoin("standup", 4);
    agent.connect();
    awaitRoom(RoomState.OPEN);
    RoomPicture room = world.rooms().get(STANDUP);
    assertThat(room.worker()).isEqualTo(worker(2));
    assertThat(room.epoch()).isEqualTo(3);
    assertThat(room.createdBy()).isEqualTo("adopted from media-01");
    assertThat(room.participants()).hasSize(4);
    assertThat(world.database().rooms().open()).extracting(WantedRoom::id).containsExactly(STANDUP);
    await()
        .untilAsserted(
            () ->
                assertThat(agent.host().received())
                    .containsExactly(world.opening("standup", 3, worker(2))));
  }

  @Test
  void aWantedRoomThatDoesNotRunIsOpened() {
    wanted(MEDIA_01, 1);
    agent.connect();
    await().until(() -> agent.host().rooms().contains(STANDUP));
    assertThat(agent.host().received()).containsExactly(world.opening("standup", 1, worker(2)));
    awaitRoom(RoomState.OPENING);
    agent.report();
    awaitRoom(RoomState.OPEN);
  }

  @Test
  void aRoomThatWasClosedMeanwhileIsClosed() {
    wanted(MEDIA_01, 1);
    agent.connect();
    await().until(() -> agent.host().rooms().contains(STANDUP));
    agent.vanishes();
    await().until(() -> world.state().agents().link(MEDIA_01) == null);
    world.rooms().close(STANDUP, "over", "back-end");
    assertThat(agent.host().rooms()).containsExactly(STANDUP);
    agent.connect();
    await().until(() -> agent.host().rooms().isEmpty());
    assertThat(world.rooms().list()).isEmpty();
  }

  @Test
  void aCopyOfARoomThatLivesElsewhereNowIsClosedUnderTheNewEpoch() {
    wanted(new HostId("media-02"), 2);
    agent.host().runs("standup", 1, 1);
    agent.connect();
    await().until(() -> agent.host().rooms().isEmpty());
    assertThat(agent.host().received())
        .containsExactly(new AgentCommand.CloseRoom(STANDUP, 2, "ROOM_MOVED"));
    assertThat(world.rooms().get(STANDUP).worker().host()).isEqualTo(new HostId("media-02"));
  }

  @Test
  void aRoomOnAnotherWorkerThanWantedStaysAndIsShownWhereItRuns() {
    wanted(MEDIA_01, 1);
    agent.host().runs("standup", 1, 1);
    agent.connect();
    awaitRoom(RoomState.OPEN);
    assertThat(world.rooms().get(STANDUP).worker()).isEqualTo(worker(1));
    await()
        .untilAsserted(
            () ->
                assertThat(agent.host().received())
                    .containsExactly(world.opening("standup", 1, worker(1))));
    assertThat(agent.host().partsOf("standup")).containsExactly(1);
  }

  @Test
  void anEarlierEpochIsRaisedWhereTheRoomRuns() {
    wanted(MEDIA_01, 5);
    agent.host().runs("standup", 4, 1);
    agent.host().participantsJoin("standup", 3);
    agent.connect();
    await().until(() -> agent.host().epochOf("standup") == 5);
    agent.report();
    awaitRoom(RoomState.OPEN);
    assertThat(world.rooms().get(STANDUP).participants()).hasSize(3);
    assertThat(world.rooms().get(STANDUP).worker()).isEqualTo(worker(1));
  }

  @Test
  void aRoomThatEndsWithoutACommandIsOpenedAgain() {
    agent.connect();
    await().until(() -> !world.picture().workers().isEmpty());
    world.create("standup", 4);
    agent.report();
    awaitRoom(RoomState.OPEN);
    agent.host().loses("standup");
    agent.report();
    await().until(() -> agent.host().rooms().contains(STANDUP));
  }

  @Test
  void aDatabaseThatIsAwayDelaysReconcilingAndNothingElse() {
    world.databaseGoesAway();
    agent.host().runs("standup", 1, 1);
    agent.host().participantsJoin("standup", 4);
    agent.connect();
    await()
        .until(() -> world.picture().workers().stream().anyMatch(w -> w.consumers().total() == 24));
    assertThat(world.picture().database()).isEqualTo(DatabaseState.AWAY);
    assertThat(world.picture().host(MEDIA_01).orElseThrow().state()).isEqualTo(HostState.LIVE);
    assertThat(world.rooms().list()).isEmpty();
    world.databaseComesBack();
    // No reconnect: reports alone bring the next try.
    await()
        .untilAsserted(
            () -> {
              world.clock().advance(Duration.ofSeconds(1));
              agent.report();
              assertThat(world.rooms().list()).extracting(RoomPicture::id).containsExactly(STANDUP);
            });
    assertThat(world.picture().database()).isEqualTo(DatabaseState.AVAILABLE);
  }

  @Test
  void aRefusedOpeningIsTriedAgain() {
    wanted(MEDIA_01, 1);
    agent.host().refusesCommands("WORKER_UNAVAILABLE", "restarting");
    agent.connect();
    await().until(() -> !agent.host().received().isEmpty());
    agent.host().obeysCommands();
    await()
        .untilAsserted(
            () -> {
              world.clock().advance(Duration.ofSeconds(1));
              agent.report();
              assertThat(agent.host().rooms()).containsExactly(STANDUP);
            });
  }

  @Test
  void aHundredRoomsAreOpenedSideBySideAndEachGetsItsAnswer() throws Exception {
    agent.connect();
    await().until(() -> !world.picture().workers().isEmpty());
    var creations =
        IntStream.range(0, 100)
            .mapToObj(i -> (Callable<Object>) () -> world.create("room-" + i, 2))
            .toList();
    var outcomes = rig.threads().invokeAll(creations);
    assertThat(outcomes).allMatch(outcome -> outcome.state() == Future.State.SUCCESS);
    assertThat(agent.host().rooms()).hasSize(100);
    agent.report();
    await().until(() -> world.rooms().list().stream().allMatch(r -> r.state() == RoomState.OPEN));
  }

  private void wanted(HostId host, long epoch) {
    WantedRoom room =
        new WantedRoom(
            STANDUP, new WorkerId(host, 2), epoch, 4, world.clock().instant(), "back-end");
    world.database().rooms().insert(room);
    world.state().rooms().want(room);
  }

  private void awaitRoom(RoomState state) {
    await()
        .untilAsserted(
            () ->
                assertThat(world.picture().room(STANDUP))
                    .hasValueSatisfying(room -> assertThat(room.state()).isEqualTo(state)));
  }

  private static WorkerId worker(int number) {
    return new WorkerId(MEDIA_01, number);
  }
}
