// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.agent.AgentCommand;
import headroom.operations.fleet.RoomState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.room.Rooms.Created;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.testkit.World;
import headroom.testkit.Worlds;
import headroom.testkit.agent.LocalAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CreatingRoomsTest {
  private static final RoomId STANDUP = new RoomId("standup");

  private final World world = Worlds.oneHotWorker();
  private final LocalAgent agent = world.agent("media-01");

  @Test
  void aRoomIsOpenedOnTheWorkerWithMostRoom() {
    Created created = world.create("standup", 4);
    assertThat(created.created()).isTrue();
    assertThat(created.room().worker()).isEqualTo(worker(4));
    assertThat(created.room().state()).isEqualTo(RoomState.OPENING);
    assertThat(agent.host().received()).containsExactly(world.opening("standup", 1, worker(4)));
    assertThat(world.database().rooms().open())
        .singleElement()
        .matches(room -> room.id().equals(STANDUP) && room.home().equals(worker(4)));
  }

  @Test
  void itIsOpenOnceItsAgentHasReportedIt() {
    world.create("standup", 4);
    agent.report();
    assertThat(world.rooms().get(STANDUP).state()).isEqualTo(RoomState.OPEN);
  }

  @Test
  void askingAgainReturnsTheOpenRoomAndOpensNothingEvenWithoutADatabase() {
    Created first = world.create("standup", 4);
    world.databaseGoesAway();
    Created second = world.create("standup", 9);
    assertThat(second).isEqualTo(new Created(first.room(), false));
    assertThat(agent.host().received()).hasSize(1);
  }

  @Test
  void askingWhileItIsBeingCreatedReturnsItToo() {
    List<Created> meanwhile = new ArrayList<>();
    agent.host().meanwhile(() -> meanwhile.add(world.create("standup", 4)));
    assertThat(world.create("standup", 4).created()).isTrue();
    assertThat(meanwhile)
        .singleElement()
        .matches(created -> !created.created() && created.room().state() == RoomState.OPENING);
  }

  @Test
  void aRoomWithoutAnIdGetsOne() {
    Created created = world.rooms().create(new RoomRequest(null, 4, "back-end"));
    assertThat(created.room().id()).isEqualTo(new RoomId("name-1"));
    assertThat(created.room().createdBy()).isEqualTo("back-end");
  }

  @Test
  void expectingNobodyOrTooManyIsRefused() {
    assertRefused(ErrorCode.INVALID_REQUEST, () -> world.create("standup", 0))
        .contains("1 to 1000");
    assertRefused(ErrorCode.INVALID_REQUEST, () -> world.create("standup", 1_001));
  }

  @Test
  void withoutAnyHostTheRefusalSaysToStartAnAgent() {
    assertRefused(ErrorCode.NO_HOSTS, () -> Worlds.nobodyHere().create("standup", 4))
        .contains("start an agent");
  }

  @Test
  void whenEverythingIsFullTheRefusalSaysWhyForEachWorker() {
    World full = Worlds.everythingFull();
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> full.create("standup", 4))
        .contains("24 consumers")
        .contains("media-01/w1: 345 of 350 usable consumers planned, 24 more asked.")
        .contains("media-02/w2: 340 of 350 usable consumers planned, 24 more asked.");
    assertThat(full.rooms().list()).isEmpty();
    assertThat(full.database().rooms().highestEpoch(STANDUP)).isZero();
  }

  @Test
  void aRoomForMoreThanAWorkerHoldsBeginsWhereMostRoomIsLeft() {
    WorkerId small = world.create("small", 4).room().worker();
    assertThat(world.create("townhall", 40).room().worker()).isNotEqualTo(small);
    // All that an idle worker may have is kept there for a while: 18 people's 340 consumers.
    assertThat(world.rooms().get(new RoomId("townhall")).reserved()).isEqualTo(340);
  }

  @Test
  void aRoomForMoreThanTheWholeFleetHoldsIsRefused() {
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> world.create("townhall", 1_000))
        .contains("of 1000 participants");
  }

  @Test
  void aSilentHostGetsNoRoom() {
    World stale = Worlds.staleHost();
    for (int i = 0; i < 6; i++) {
      assertThat(stale.create("room-" + i, 4).room().worker().host())
          .isEqualTo(new HostId("media-01"));
    }
    stale.agent("media-01").goSilent();
    stale.pass(Duration.ofSeconds(5));
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> stale.create("standup-2", 4))
        .contains("too old to plan on");
  }

  @Test
  void aHostThatHasNotToldWhatRunsGetsNoRoom() {
    agent.saysHello();
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> world.create("standup", 4))
        .contains("has not told yet");
    agent.tellsInventory();
    assertThat(world.create("standup", 4).created()).isTrue();
  }

  @Test
  void aDeadWorkerGetsNoRoom() {
    for (int number = 2; number <= 4; number++) {
      agent.host().workerDies(number, "SIGKILL");
    }
    agent.report();
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> world.create("standup", 4))
        .contains("media-01/w1: CPU at 85 %, ceiling 70 %.")
        .contains("media-01/w2: its process is not running: DIED.");
  }

  @Test
  void aCordonedHostReceivesNoNewRoom() {
    world.database().hosts().cordon(new HostId("media-01"), true);
    World restarted = world.restarted();
    restarted.adopt(agent.host()).connect();
    assertRefused(ErrorCode.NOT_ENOUGH_HEADROOM, () -> restarted.create("standup", 4))
        .contains("cordoned");
  }

  @Test
  void whatTheAgentRefusesIsNotLeftBehind() {
    agent.host().refusesCommands("WORKER_UNAVAILABLE", "worker 4 fails");
    assertRefused(ErrorCode.HOST_UNREACHABLE, () -> world.create("standup", 4))
        .contains("WORKER_UNAVAILABLE: worker 4 fails");
    assertNothingIsLeft();
  }

  @Test
  void whatTheAgentDoesNotAnswerIsNotLeftBehind() {
    agent.host().ignoresCommands();
    assertRefused(ErrorCode.HOST_UNREACHABLE, () -> world.create("standup", 4));
    assertNothingIsLeft();
  }

  @Test
  void aRoomThatTheAgentOpensTooLateIsClosedThere() {
    agent.host().ignoresCommands();
    assertRefused(ErrorCode.HOST_UNREACHABLE, () -> world.create("standup", 4));
    agent.host().obeysCommands();
    agent.report();
    agent.host().runs("standup", 1, 4);
    agent.report();
    assertThat(agent.host().rooms()).isEmpty();
    assertThat(agent.host().received())
        .last()
        .isEqualTo(new AgentCommand.CloseRoom(STANDUP, 1, "ROOM_CLOSED"));
    assertThat(world.rooms().list()).isEmpty();
  }

  @Test
  void aHostThatLeftIsNotAskedAndTheRoomGoesElsewhere() {
    agent.disconnect();
    world.host("media-02", 1);
    assertThat(world.create("standup", 4).room().worker().host()).isEqualTo(new HostId("media-02"));
  }

  @Test
  void withoutADatabaseNothingIsPromised() {
    world.databaseGoesAway();
    assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> world.create("standup", 4));
    assertThat(world.rooms().list()).isEmpty();
    assertThat(agent.host().received()).isEmpty();
  }

  @Test
  void aDatabaseThatGoesAwayBeforeTheRowIsWrittenTakesThePromiseBack() {
    world.database().goesAwayAfter(1);
    assertRefused(ErrorCode.DATABASE_UNAVAILABLE, () -> world.create("standup", 4));
    assertThat(world.rooms().list()).isEmpty();
    assertThat(agent.host().received()).isEmpty();
    assertThat(reserved()).isZero();
  }

  @Test
  void aRowThatCanNotBeTakenBackStaysWantedAndIsOpenedLater() {
    agent.host().refusesCommands("WORKER_UNAVAILABLE", "restarting");
    world.database().goesAwayAfter(2);
    assertRefused(ErrorCode.HOST_UNREACHABLE, () -> world.create("standup", 4));
    assertThat(world.rooms().get(STANDUP).state()).isEqualTo(RoomState.OPENING);
    agent.host().obeysCommands();
    world.databaseComesBack();
    world.pass(Duration.ofSeconds(3));
    assertThat(agent.host().rooms()).containsExactly(STANDUP);
    assertThat(world.rooms().get(STANDUP).state()).isEqualTo(RoomState.OPEN);
  }

  @Test
  void anIdThatIsUsedAgainGetsAHigherEpoch() {
    world.create("standup", 4);
    world.rooms().close(STANDUP, "over", "back-end");
    assertThat(world.create("standup", 4).room().epoch()).isEqualTo(2);
    assertThat(agent.host().epochOf("standup")).isEqualTo(2);
  }

  @Test
  void aReportOfAnEarlierLifeIsNotTakenForTheNewOne() {
    world.call("standup", 3);
    world.rooms().close(STANDUP, "over", "back-end");
    Created again = world.create("standup", 4);
    assertThat(again.room().state()).isEqualTo(RoomState.OPENING);
    assertThat(again.room().participants()).isEmpty();
  }

  @Test
  void aRoomThatAnotherReplicaOpenedIsReturnedAsItIs() {
    WantedRoom theirs =
        new WantedRoom(STANDUP, worker(2), 1, 4, World.BEGINNING, "another replica");
    world.database().rooms().insert(theirs);
    Created created = world.create("standup", 4);
    assertThat(created.created()).isFalse();
    assertThat(created.room().worker()).isEqualTo(worker(2));
    assertThat(created.room().createdBy()).isEqualTo("another replica");
  }

  private void assertNothingIsLeft() {
    assertThat(world.rooms().list()).isEmpty();
    assertThat(world.database().rooms().open()).isEmpty();
    assertThat(world.database().rooms().closed(Set.of(STANDUP))).containsOnlyKeys(STANDUP);
    assertThat(reserved()).isZero();
  }

  private int reserved() {
    return world.picture().workers().stream().mapToInt(WorkerPicture::reserved).sum();
  }

  private static WorkerId worker(int number) {
    return new WorkerId(new HostId("media-01"), number);
  }
}
