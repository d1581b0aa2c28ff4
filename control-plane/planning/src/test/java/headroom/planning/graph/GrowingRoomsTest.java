// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.CapacityPolicy;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.GrowthDecision.Open;
import headroom.planning.graph.GrowthDecision.Refused;
import headroom.planning.graph.GrowthDecision.Sit;
import headroom.planning.placement.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rooms that fill up by the decider's own answers. */
class GrowingRoomsTest {
  @Test
  void aHundredPeopleFitOnSevenIdleWorkersUnderTheirLines() {
    List<FleetWorker> fleet = Fleets.idle(12);
    RoomGraph room = filled(fleet, 100);
    assertThat(room.participants()).hasSize(100);
    assertThat(room.parts()).hasSize(7);
    assertThat(room.validate()).isEmpty();
    assertThat(RoomCost.of(room).live()).isLessThanOrEqualTo(2_400);
  }

  @Test
  void sixIdleWorkersTakeAHundredAndTwentySixWithinTheirCapacity() {
    RoomGraph room = filled(Fleets.idle(6), 1_000);
    assertThat(room.participants()).hasSize(126);
    assertThat(room.validate()).isEmpty();
  }

  @Test
  void oneRoomOfSendersEndsWhereItsPipesFillTheWorkers() {
    assertThat(filled(Fleets.idle(40), 1_000).participants()).hasSize(162);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20, 100, 2026})
  void whoeverSpeaksNoWorkerIsTakenPastItsCapacity(long seed) {
    Random random = new Random(seed);
    for (int world = 0; world < 20; world++) {
      List<FleetWorker> fleet = fleet(random);
      RoomGraph room =
          RoomGraph.opened(new RoomId("townhall"), fleet.getFirst().id(), SpeakerLimits.DEFAULT);
      for (int join = 0; join < 60; join++) {
        ParticipantId who = new ParticipantId("p" + join);
        WorkerId seat = seat(RoomGrowth.decide(room, Map.of(), who, fleet));
        if (seat != null) {
          room = room.join(Rooms.speaker(who.value(), seat));
        }
        List<ParticipantId> speakers =
            new ArrayList<>(room.participants().stream().map(Participant::id).toList());
        Collections.shuffle(speakers, random);
        room = room.ranked(speakers);
        assertThat(room.validate()).as("seed %d", seed).isEmpty();
        assertThat(overCapacity(room, fleet)).as("seed %d", seed).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20, 100, 2026})
  void noSpeakersCostAPartMoreThanItsSeatsForetell(long seed) {
    RandomRoom random = new RandomRoom(seed);
    for (int step = 0; step < 400; step++) {
      RoomGraph room = random.step();
      Seating seating = Seating.of(room, Map.of(), Seats.SENDER);
      List<PartCost> costs = RoomCost.of(room).parts();
      int index = 0;
      for (WorkerId part : room.parts()) {
        assertThat(costs.get(index++).load())
            .as("seed %d, step %d, %s", seed, step, part)
            .isLessThanOrEqualTo(seating.load(part));
      }
    }
  }

  @Test
  void theForetoldLoadIsReachedWhenTheSpeakersSitWorst() {
    RoomGraph room = RoomGraph.opened(new RoomId("r"), Rooms.HOME, SpeakerLimits.DEFAULT);
    List<ParticipantId> atHome = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      WorkerId part = Rooms.worker(1 + i % 4);
      room = room.join(Rooms.speaker("p" + i, part));
      if (part.equals(Rooms.HOME)) {
        atHome.add(new ParticipantId("p" + i));
      }
    }
    Seating seating = Seating.of(room, Map.of(), Seats.SENDER);
    assertThat(RoomCost.of(room.ranked(atHome)).parts().getFirst().load())
        .isEqualTo(seating.load(Rooms.HOME))
        // 10 people get 20 streams less their own 2, and 20 streams go to 3 other parts.
        .isEqualTo(10 * 18 + 20 * 3);
  }

  @Test
  void aBurstOfPromisesSitsAsTheSamePeopleWouldOneByOne() {
    List<FleetWorker> fleet = Fleets.idle(12);
    RoomGraph empty = opened(fleet);
    Map<ParticipantId, WorkerId> promised = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      ParticipantId who = new ParticipantId("p" + i);
      WorkerId seat = seat(RoomGrowth.decide(empty, promised, who, fleet));
      assertThat(seat).isNotNull();
      promised.put(who, seat);
    }
    Map<ParticipantId, WorkerId> arrived = new HashMap<>();
    filled(fleet, 60).participants().forEach(p -> arrived.put(p.id(), p.part()));
    assertThat(promised).isEqualTo(arrived);
  }

  private static RoomGraph opened(List<FleetWorker> fleet) {
    return RoomGraph.opened(new RoomId("townhall"), fleet.getFirst().id(), SpeakerLimits.DEFAULT);
  }

  /** The room after so many joins, or as many as were let in. */
  private static RoomGraph filled(List<FleetWorker> fleet, int joins) {
    RoomGraph room = opened(fleet);
    for (int i = 0; i < joins; i++) {
      WorkerId seat = seat(RoomGrowth.decide(room, Map.of(), new ParticipantId("p" + i), fleet));
      if (seat == null) {
        return room;
      }
      room = room.join(Rooms.speaker("p" + i, seat));
    }
    return room;
  }

  private static @Nullable WorkerId seat(GrowthDecision decision) {
    return switch (decision) {
      case Sit sit -> sit.part();
      case Open open -> open.worker();
      case Refused refused -> null;
    };
  }

  private static List<FleetWorker> fleet(Random random) {
    List<FleetWorker> fleet = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      fleet.add(
          Fleets.worker(
              random.nextBoolean() ? "eu" : "us",
              new Candidate(
                  Fleets.id("media-" + (1 + i / 3), 1 + i % 3),
                  random.nextInt(5) == 0 ? "cordoned" : "",
                  new CapacityPolicy(300 + random.nextInt(400), 0.3, 0.7),
                  random.nextInt(250),
                  0,
                  random.nextDouble(0.8))));
    }
    return fleet;
  }

  private static List<WorkerId> overCapacity(RoomGraph room, List<FleetWorker> fleet) {
    Fleet known = new Fleet(fleet);
    List<PartCost> costs = RoomCost.of(room).parts();
    List<WorkerId> over = new ArrayList<>();
    int index = 0;
    for (WorkerId part : room.parts()) {
      Candidate candidate = Objects.requireNonNull(known.candidate(part));
      if (candidate.planned() + costs.get(index++).load()
          > candidate.policy().consumersPerWorker()) {
        over.add(part);
      }
    }
    return over;
  }
}
