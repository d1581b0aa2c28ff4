// SPDX-License-Identifier: Apache-2.0
package headroom.planning.placement;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.placement.PlacementDecision.Placed;
import headroom.planning.placement.PlacementDecision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {
  private static final int FOUR_PEOPLE = Reservation.consumersOf(4);

  @Test
  void fourPeopleMake24Consumers() {
    assertThat(FOUR_PEOPLE).isEqualTo(24);
  }

  @Test
  void theWorkerWithMostRoomGetsTheRoom() {
    assertThat(Placement.place(List.of(worker(1, 100), worker(2, 50), worker(3, 70)), FOUR_PEOPLE))
        .isInstanceOfSatisfying(
            Placed.class, placed -> assertThat(placed.worker().number()).isEqualTo(2));
  }

  @Test
  void roomIsComparedAsAShareSoThatUnequalWorkersCompare() {
    Candidate small = new Candidate(id(1), "", new CapacityPolicy(100, 0.3, 0.7), 10, 1, 0.0);
    Candidate large = new Candidate(id(2), "", new CapacityPolicy(1000, 0.3, 0.7), 350, 1, 0.0);
    assertThat(Placement.place(List.of(small, large), 10))
        .isInstanceOfSatisfying(
            Placed.class, placed -> assertThat(placed.worker()).isEqualTo(id(1)));
  }

  @Test
  void ofEquallyLoadedWorkersTheOneWithFewestRoomsIsNext() {
    Candidate crowded = new Candidate(id(1), "", CapacityPolicy.DEFAULT, 0, 3, 0.0);
    Candidate empty = new Candidate(id(2), "", CapacityPolicy.DEFAULT, 0, 0, 0.1);
    assertThat(Placement.place(List.of(crowded, empty), 0))
        .isInstanceOfSatisfying(
            Placed.class, placed -> assertThat(placed.worker()).isEqualTo(id(2)));
  }

  @Test
  void aRoomMayFillAWorkerExactlyToItsLineAndNotOneFurther() {
    assertThat(Placement.place(List.of(worker(1, 326)), FOUR_PEOPLE)).isInstanceOf(Placed.class);
    assertThat(Placement.place(List.of(worker(1, 327)), FOUR_PEOPLE)).isInstanceOf(Refused.class);
  }

  @Test
  void aRefusalSaysWhatIsMissingAndWhyEachWorkerWasRefused() {
    Candidate hot = new Candidate(id(2), "", CapacityPolicy.DEFAULT, 0, 0, 0.71);
    Candidate cordoned = new Candidate(id(3), "cordoned", CapacityPolicy.DEFAULT, 0, 0, 0.0);
    assertThat(Placement.place(List.of(worker(1, 340), hot, cordoned), FOUR_PEOPLE))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.noWorkers()).isFalse();
              assertThat(refused.summary()).contains("24 consumers");
              assertThat(refused.perWorker())
                  .extracting(PlacementDecision.Refusal::reason)
                  .containsExactly(
                      "340 of 350 usable consumers planned, 24 more asked",
                      "CPU at 71 %, ceiling 70 %",
                      "cordoned");
            });
  }

  @Test
  void aRoomThatFitsOnNoWorkerWhateverItsLoadIsToldSo() {
    assertThat(Placement.place(List.of(worker(1, 0)), Reservation.consumersOf(14)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.summary())
                    .contains("364 consumers", "only 350", "fewer participants"));
  }

  @Test
  void aRoomReportedWithAbsurdlyManyPeopleIsCountedNotRefused() {
    assertThat(Reservation.of(9_999, 500, 0)).isEqualTo(Reservation.consumersOf(10_000));
  }

  @Test
  void withoutWorkersTheRefusalSaysSo() {
    assertThat(Placement.place(List.of(), FOUR_PEOPLE))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.noWorkers()).isTrue());
  }

  @Test
  void somebodyComingReservesTheWholeRoomLessWhatIsMeasured() {
    assertThat(Reservation.of(3, 1, 12)).isEqualTo(12);
    assertThat(Reservation.of(0, 4, 0)).isEqualTo(24);
  }

  @Test
  void nobodyComingReservesNothingEvenWhenSomeSendNoVideo() {
    assertThat(Reservation.of(4, 0, 12)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20, 2026})
  void inRandomWorldsNoWorkerPassesItsLineWhileRoomsArrive(long seed) {
    Random random = new Random(seed);
    for (int world = 0; world < 200; world++) {
      List<Candidate> workers = new ArrayList<>();
      for (int number = 1; number <= 1 + random.nextInt(20); number++) {
        workers.add(worker(number, random.nextInt(350)));
      }
      for (int arrival = 0; arrival < 60; arrival++) {
        int consumers = Reservation.consumersOf(1 + random.nextInt(8));
        switch (Placement.place(workers, consumers)) {
          case Placed placed ->
              workers.replaceAll(
                  w ->
                      w.worker().equals(placed.worker())
                          ? worker(w.worker().number(), w.planned() + consumers)
                          : w);
          case Refused refused ->
              assertThat(workers).as("seed %d", seed).allMatch(w -> w.room() < consumers);
        }
        assertThat(workers).as("seed %d", seed).allMatch(w -> w.room() >= 0);
      }
    }
  }

  @Test
  void aWorkerAtItsPacketCeilingOrWithAllItsRoomsIsRefusedByThatName() {
    CapacityPolicy policy = new CapacityPolicy(500, 0.3, 0.7, 100_000, 20);
    Candidate packets = new Candidate(id(1), "", policy, 0, 19, 0.1, 100_000);
    Candidate full = new Candidate(id(2), "", policy, 0, 20, 0.1, 99_999);
    assertThat(Placement.place(List.of(packets, full), 1))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.perWorker())
                    .extracting(PlacementDecision.Refusal::reason)
                    .containsExactly(
                        "100,000 packets per second, ceiling 100,000", "20 rooms, at most 20"));
    Candidate both = new Candidate(id(3), "", policy, 0, 19, 0.1, 99_999);
    assertThat(Placement.place(List.of(packets, full, both), 1))
        .isInstanceOfSatisfying(
            Placed.class, placed -> assertThat(placed.worker()).isEqualTo(id(3)));
  }

  private static WorkerId id(int number) {
    return new WorkerId(new HostId("media-01"), number);
  }

  private static Candidate worker(int number, int planned) {
    return new Candidate(id(number), "", CapacityPolicy.DEFAULT, planned, 0, 0.1);
  }
}
