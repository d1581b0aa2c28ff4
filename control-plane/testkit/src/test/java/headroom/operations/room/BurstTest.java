// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.placement.Reservation;
import headroom.testkit.World;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ninety-two people join within one interval of reports, so that measured load is late for all of
 * them: the case in which a bridge was overloaded while others idled.
 *
 * @see <a href="https://github.com/jitsi/jicofo/issues/1298">jicofo#1298</a>
 */
@Timeout(60)
final class BurstTest {
  private static final int ROOMS = 23;
  private static final int PEOPLE = 4;
  private static final int LINE = 350;

  private final World world = new World();

  BurstTest() {
    world.host("media-01", 4);
    world.host("media-02", 4);
  }

  @Test
  void noWorkerPassesItsLineWhileAnotherHasRoom() throws Exception {
    joinAllAtOnce(PEOPLE);
    Map<WorkerId, Integer> consumers = consumersOnceAllAreIn();
    assertThat(consumers.values().stream().mapToInt(n -> n).sum()).isEqualTo(ROOMS * 24);
    assertThat(consumers).hasSize(8).allSatisfy((worker, sum) -> assertThat(sum).isBetween(48, 72));
  }

  @Test
  void noneDoesSoEvenWhenNobodySaidHowManyWillCome() throws Exception {
    joinAllAtOnce(1);
    assertThat(consumersOnceAllAreIn())
        .allSatisfy((worker, sum) -> assertThat(sum).isLessThanOrEqualTo(LINE));
  }

  @Test
  void whenTheFleetIsNearlyFullTheLastRoomsAreRefusedNotPiledUp() throws Exception {
    for (String host : List.of("media-01", "media-02")) {
      for (int worker = 1; worker <= 4; worker++) {
        world.agent(host).host().workerCarries(worker, 300);
      }
      world.agent(host).report();
    }
    List<Future<Void>> outcomes = joinAllAtOnce(PEOPLE);
    // Two rooms fit on each of eight workers: 300 + 2 × 24 = 348 of 350.
    assertThat(outcomes).filteredOn(outcome -> outcome.state() == Future.State.SUCCESS).hasSize(16);
    assertThat(world.picture().workers())
        .allSatisfy(worker -> assertThat(worker.plannedLoad()).isBetween(0.99, 1.0));
  }

  @Test
  void placingByReportedLoadAlonePilesAllOnOneWorker() {
    FleetPicture stale = world.picture();
    Map<WorkerId, Integer> consumers = new HashMap<>();
    for (int room = 0; room < ROOMS; room++) {
      WorkerId lowest =
          stale.workers().stream()
              .min(Comparator.comparingDouble(WorkerPicture::load).thenComparing(WorkerPicture::id))
              .orElseThrow()
              .id();
      consumers.merge(lowest, Reservation.consumersOf(PEOPLE), Integer::sum);
    }
    assertThat(consumers).hasSize(1);
    assertThat(consumers.values()).allSatisfy(sum -> assertThat(sum).isGreaterThan(LINE));
  }

  private List<Future<Void>> joinAllAtOnce(int expected) throws InterruptedException {
    List<Callable<Void>> rooms =
        IntStream.range(0, ROOMS)
            .mapToObj(
                number ->
                    (Callable<Void>)
                        () -> {
                          String room = "room-" + number;
                          world.create(room, expected);
                          for (int i = 1; i <= PEOPLE; i++) {
                            world.issueToken(room, room + "-" + i);
                          }
                          return null;
                        })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(rooms);
    }
  }

  /** Everybody joins, and time passes until all of it is measured and nothing reserved. */
  private Map<WorkerId, Integer> consumersOnceAllAreIn() {
    for (int number = 0; number < ROOMS; number++) {
      String room = "room-" + number;
      String host = world.rooms().get(new RoomId(room)).worker().host().name();
      world.agent(host).host().participantsJoin(room, PEOPLE);
    }
    world.pass(Duration.ofSeconds(90));
    Map<WorkerId, Integer> consumers = new HashMap<>();
    for (WorkerPicture worker : world.picture().workers()) {
      assertThat(worker.reserved()).isZero();
      consumers.put(worker.id(), worker.consumers().total());
    }
    return consumers;
  }
}
