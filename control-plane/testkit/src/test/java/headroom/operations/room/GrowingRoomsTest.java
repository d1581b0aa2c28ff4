// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.testkit.World;
import headroom.testkit.agent.LocalAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A room takes further workers as its people come, and only what is stored and opened counts. */
final class GrowingRoomsTest {
  private static final RoomId TOWN_HALL = new RoomId("town-hall");

  @Test
  void aHundredPeopleSitOnThreeHostsAndNoWorkerPassesItsCapacity() {
    World world = world(CapacityPolicy.DEFAULT);
    world.create("town-hall", 2);
    for (int i = 1; i <= 100; i++) {
      world.enter("town-hall", "p" + i);
      assertThat(world.settle("town-hall").validate()).isEmpty();
      world.pass(Duration.ofSeconds(1));
      FleetPicture picture = world.picture();
      assertThat(picture.workers())
          .allSatisfy(worker -> assertThat(worker.counted()).isLessThanOrEqualTo(500));
      assertThat(picture.room(TOWN_HALL).orElseThrow().violations()).isEmpty();
    }
    world.pass(Duration.ofSeconds(10));
    RoomPicture room = world.picture().room(TOWN_HALL).orElseThrow();
    assertThat(room.parts()).hasSizeGreaterThan(3).allMatch(p -> p.state() == RoomState.OPEN);
    assertThat(room.parts())
        .extracting(p -> p.worker().host().name())
        .contains("media-01", "media-02", "media-03");
    assertThat(room.parts()).extracting(PartPicture::planRevision).containsOnly(room.revision());
    assertThat(room.participants()).hasSize(100);
    assertThat(room.violations()).isEmpty();
    assertThat(room.liveConsumers()).isLessThanOrEqualTo(2_400);
    assertThat(room.fullMesh()).isEqualTo(19_800);
    assertThat(world.database().rooms().open().getFirst().parts())
        .containsExactlyElementsOf(room.parts().stream().map(PartPicture::worker).toList());
  }

  @Test
  void threeHundredListenersOfOneSenderGetTheirTokensAtOnce() {
    World world = world(CapacityPolicy.DEFAULT);
    world.create("town-hall", 2);
    WorkerId home = world.enter("town-hall", "sender");
    world.pass(Duration.ofSeconds(61));
    Set<WorkerId> seats = new HashSet<>();
    for (int i = 1; i <= 300; i++) {
      seats.add(world.listener("town-hall", "p" + i));
    }
    // Two streams for each: 600 consumers, of which a worker takes 350 under its line, and the
    // pipe.
    assertThat(seats).hasSize(2).contains(home);
    assertThat(world.picture().workers())
        .extracting(worker -> worker.counted() + worker.reserved())
        .allMatch(consumers -> consumers <= 360)
        .satisfies(
            all -> assertThat(all.stream().mapToInt(Integer::intValue).sum()).isBetween(600, 620));
  }

  @Test
  void aSmallRoomStaysOnOneWorker() {
    World world = world(CapacityPolicy.DEFAULT);
    WorkerId home = world.create("town-hall", 2).room().worker();
    assertThat(IntStream.rangeClosed(1, 18).mapToObj(i -> world.enter("town-hall", "p" + i)))
        .containsOnly(home);
    assertThat(world.enter("town-hall", "p19")).isNotEqualTo(home);
  }

  @Test
  void theNewPartIsToldBeforeItsTokenAndTheHomeLearnsOfIt() {
    World world = tiny();
    fill(world);
    WorkerId further = world.seat("town-hall", "d");
    assertThat(world.agent(further.host().name()).host().partsOf("town-hall"))
        .contains(further.number());
    AgentCommand.OpenRoom told =
        (AgentCommand.OpenRoom) world.agent("media-01").host().received().getLast();
    assertThat(told.plan().revision()).isEqualTo(2);
    assertThat(told.plan().parts())
        .extracting(part -> part.worker().toString())
        .containsExactly("media-01/w1", further.toString());
    assertThat(told.plan().parts().getFirst().peerAddress()).isEqualTo("media-01:4444");
    assertThat(told.toString()).doesNotContain(told.plan().secret().hex());
    world.pass(Duration.ofSeconds(2));
    // Everybody has confirmed: nobody is told again.
    assertThat(world.agent("media-01").host().received()).last().isSameAs(told);
  }

  @Test
  void whoAsksAgainKeepsTheSeat() {
    World world = tiny();
    fill(world);
    WorkerId further = world.enter("town-hall", "d");
    assertThat(world.seat("town-hall", "d")).isEqualTo(further);
    assertThat(world.seat("town-hall", "a")).isEqualTo(home());
    world.pass(Duration.ofSeconds(20));
    assertThat(world.seat("town-hall", "d")).isEqualTo(further);
  }

  @Test
  void manyWhoNeedTheSameNewPartShareIt() throws Exception {
    CountDownLatch everybodyAsks = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      World world = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);
      world.host("media-01", 1);
      LocalAgent further = world.host("media-02", 1);
      fill(world);
      CountDownLatch opening = new CountDownLatch(1);
      further
          .host()
          .meanwhile(
              () -> {
                opening.countDown();
                awaitLatch(everybodyAsks);
              });
      var first = threads.submit(() -> world.seat("town-hall", "d"));
      awaitLatch(opening);
      FutureTask<WorkerId> next = new FutureTask<>(() -> world.seat("town-hall", "e"));
      Thread second = Thread.ofVirtual().start(next);
      // It waits for the part that the first one opens.
      await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
      everybodyAsks.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(worker("media-02", 1));
      assertThat(next.get(10, TimeUnit.SECONDS)).isEqualTo(worker("media-02", 1));
      assertThat(further.host().received()).hasSize(1);
      assertThat(world.state().rooms().wanted(TOWN_HALL).orElseThrow().plan().revision())
          .isEqualTo(2);
    }
  }

  @Test
  void aPartThatItsAgentRefusesIsTakenBackAndAnotherIsTried() {
    World world = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);
    world.host("media-01", 1);
    LocalAgent broken = world.host("media-02", 1);
    world.host("media-03", 1);
    fill(world);
    broken.host().refusesCommands("WORKER_UNAVAILABLE", "restarting");
    assertThat(world.seat("town-hall", "d")).isEqualTo(worker("media-03", 1));
    WantedRoom room = world.state().rooms().wanted(TOWN_HALL).orElseThrow();
    assertThat(room.parts()).containsExactly(home(), worker("media-03", 1));
    assertThat(world.database().rooms().open()).containsExactly(room);
    broken.host().obeysCommands();
    world.pass(Duration.ofSeconds(2));
    assertThat(broken.host().partsOf("town-hall")).isEmpty();
  }

  @Test
  void withNoFurtherPartTheRoomGrowsIntoItsHeadroomThenRefuses() {
    World world = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);
    world.host("media-01", 1);
    LocalAgent broken = world.host("media-02", 1);
    fill(world);
    broken.host().refusesCommands("WORKER_UNAVAILABLE", "restarting");
    assertThat(world.enter("town-hall", "d")).isEqualTo(home());
    assertThat(broken.host().received()).isNotEmpty();
    assertThat(world.enter("town-hall", "e")).isEqualTo(home());
    assertRefused(ErrorCode.ROOM_FULL, () -> world.seat("town-hall", "f")).contains("lacks");
  }

  @Test
  void whileTheDatabaseIsAwayPeopleSitOnWhatIsThere() {
    World world = new World(new CapacityPolicy(100, 0.8, 0.7), Runnable::run);
    world.host("media-01", 1);
    world.host("media-02", 1);
    fill(world);
    world.databaseGoesAway();
    assertThat(world.enter("town-hall", "d")).isEqualTo(home());
    assertThat(world.agent("media-02").host().partsOf("town-hall")).isEmpty();
    world.databaseComesBack();
    assertThat(world.enter("town-hall", "e")).isEqualTo(worker("media-02", 1));
  }

  @Test
  void aFullFleetRefusesAndSaysWhatIsMissing() {
    World world = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);
    world.host("media-01", 1);
    fill(world);
    world.enter("town-hall", "d");
    world.enter("town-hall", "e");
    assertThatThrownBy(() -> world.seat("town-hall", "f"))
        .isInstanceOfSatisfying(
            HeadroomException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ROOM_FULL))
        .hasMessageContaining("lacks");
  }

  @Test
  void aRestartForgetsNoPartAndSeatsPeopleWhereTheCallIs() {
    World world = tiny();
    fill(world);
    WorkerId further = world.enter("town-hall", "d");
    world.pass(Duration.ofSeconds(1));
    World after = world.restarted();
    assertThat(after.state().rooms().wanted(TOWN_HALL).orElseThrow().parts())
        .containsExactly(home(), further);
    // Nobody is connected yet: the home is all that is known.
    assertThat(after.seat("town-hall", "z")).isEqualTo(home());
    after.adopt(world.agent("media-01").host()).connect();
    after.adopt(world.agent("media-02").host()).connect();
    assertThat(after.rooms().get(TOWN_HALL).participants()).hasSize(4);
    assertThat(after.agent("media-02").host().participantsOf("town-hall", 1)).hasSize(1);
  }

  @Test
  void anAgentThatIsReachedElsewhereIsToldToItsNeighboursOnce() {
    World world = tiny();
    fill(world);
    world.enter("town-hall", "d");
    world.pass(Duration.ofSeconds(1));
    LocalAgent second = world.agent("media-02");
    int before = world.agent("media-01").host().received().size();
    second.host().agentRestarts();
    second.host().isReachedAt("10.0.0.9:5000");
    second.connect();
    world.pass(Duration.ofSeconds(3));
    assertThat(world.agent("media-01").host().received()).hasSize(before + 1);
    AgentCommand.OpenRoom told =
        (AgentCommand.OpenRoom) world.agent("media-01").host().received().getLast();
    assertThat(told.plan().parts().getLast().peerAddress()).isEqualTo("10.0.0.9:5000");
    assertThat(told.plan().revision()).isEqualTo(2);
  }

  @Test
  void anAddressThatChangesWhileAPlanIsOnItsWayIsToldAfterIt() {
    World world = tiny();
    fill(world);
    world.enter("town-hall", "d");
    world.pass(Duration.ofSeconds(1));
    LocalAgent first = world.agent("media-01");
    LocalAgent second = world.agent("media-02");
    first
        .host()
        .meanwhile(
            () -> {
              second.host().agentRestarts();
              second.host().isReachedAt("10.0.0.9:5000");
              second.connect();
            });
    world.rooms().limit(TOWN_HALL, new SpeakerLimits(3, 5, 4), "ops");
    world.pass(Duration.ofSeconds(3));
    AgentCommand.OpenRoom told = (AgentCommand.OpenRoom) first.host().received().getLast();
    assertThat(told.plan().limits()).isEqualTo(new SpeakerLimits(3, 5, 4));
    assertThat(told.plan().parts().getLast().peerAddress()).isEqualTo("10.0.0.9:5000");
  }

  @Test
  void closingClosesEveryPart() {
    World world = tiny();
    fill(world);
    world.enter("town-hall", "d");
    world.rooms().close(TOWN_HALL, "over", "back-end");
    assertThat(world.agent("media-01").host().rooms()).isEmpty();
    assertThat(world.agent("media-02").host().rooms()).isEmpty();
  }

  @Test
  void aPartThatEndsWithoutACommandIsOpenedAgain() {
    World world = tiny();
    fill(world);
    WorkerId further = world.enter("town-hall", "d");
    world.pass(Duration.ofSeconds(1));
    LocalAgent second = world.agent("media-02");
    second.host().loses("town-hall", further.number());
    world.pass(Duration.ofSeconds(2));
    assertThat(second.host().partsOf("town-hall")).containsExactly(further.number());
  }

  @Test
  void anUnknownRoomOfSeveralPartsIsAdoptedWhole() {
    World world = tiny();
    fill(world);
    WorkerId further = world.enter("town-hall", "d");
    world.settle("town-hall");
    World stranger = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);
    // The pipes tell of the part whose host is not connected yet.
    stranger.adopt(world.agent("media-01").host()).connect();
    WantedRoom found = stranger.state().rooms().wanted(TOWN_HALL).orElseThrow();
    assertThat(found.parts()).containsExactly(home(), further);
    assertThat(found.plan().revision()).isEqualTo(3);
    stranger.adopt(world.agent("media-02").host()).connect();
    assertThat(stranger.rooms().get(TOWN_HALL).participants()).hasSize(4);
    assertThat(Set.of(home(), further))
        .allSatisfy(
            part ->
                assertThat(
                        stranger
                            .agent(part.host().name())
                            .host()
                            .revisionOf("town-hall", part.number()))
                    .isEqualTo(3));
  }

  @Test
  void anUnknownRoomThatAnotherReplicaHasStoredFirstIsAsItWasStored() {
    World world = tiny();
    fill(world);
    World stranger = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);
    WantedRoom stored = new WantedRoom(TOWN_HALL, home(), 1, 4, Instant.EPOCH, "another");
    assertThat(stranger.database().rooms().insert(stored)).isTrue();
    stranger.adopt(world.agent("media-01").host()).connect();
    assertThat(stranger.state().rooms().wanted(TOWN_HALL)).contains(stored);
  }

  @Test
  void whatIsWrongForLongIsTold() {
    World world = tiny();
    fill(world);
    world.enter("town-hall", "d");
    world.pass(Duration.ofSeconds(1));
    // No pipes: the agents of this test bring nothing in order by themselves.
    assertThat(world.picture().room(TOWN_HALL).orElseThrow().violations()).isEmpty();
    for (int second = 0; second < 6; second++) {
      world.pass(Duration.ofSeconds(1));
      world.picture();
    }
    assertThat(world.picture().room(TOWN_HALL).orElseThrow().violations())
        .contains("a-audio of media-01/w1 doesn't reach media-02/w1.");
    world.settle("town-hall");
    assertThat(world.picture().room(TOWN_HALL).orElseThrow().violations()).isEmpty();
  }

  /** Three people on the home, which is then full under its line of 20 consumers. */
  private static void fill(World world) {
    world.create("town-hall", 2);
    world.pass(Duration.ofSeconds(61));
    for (String who : new String[] {"a", "b", "c"}) {
      assertThat(world.enter("town-hall", who)).isEqualTo(home());
    }
    world.pass(Duration.ofSeconds(1));
  }

  /** Two hosts of one worker each, which take 20 consumers under the line and 40 in all. */
  private static World tiny() {
    World world = new World(new CapacityPolicy(40, 0.5, 0.7), Runnable::run);
    world.host("media-01", 1);
    world.host("media-02", 1);
    return world;
  }

  private static World world(CapacityPolicy policy) {
    World world = new World(policy, Runnable::run);
    world.host("media-01", 3);
    world.host("media-02", 3);
    world.host("media-03", 3);
    return world;
  }

  private static WorkerId home() {
    return worker("media-01", 1);
  }

  private static WorkerId worker(String host, int number) {
    return new WorkerId(new HostId(host), number);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
