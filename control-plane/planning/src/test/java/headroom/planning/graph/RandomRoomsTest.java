// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomRoomsTest {
  private static final int STEPS = 250;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20, 100, 2026, 71, 72, 73, 74})
  void whateverPeopleDoTheRoomStaysValid(long seed) {
    RandomRoom room = new RandomRoom(seed);
    for (int step = 0; step < STEPS; step++) {
      assertThat(room.step().validate()).as("seed %d, step %d", seed, step).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20, 100, 2026, 71, 72, 73, 74})
  void thePriceOfARoomIsWhatItsPipesCarry(long seed) {
    RandomRoom room = new RandomRoom(seed);
    for (int step = 0; step < STEPS; step++) {
      RoomGraph graph = room.step();
      RoomCost cost = RoomCost.of(graph);
      assertThat(cost.pipeConsumers())
          .as("seed %d, step %d", seed, step)
          .isEqualTo(carried(graph))
          .isEqualTo(
              cost.parts().stream()
                  .map(PartCost::pipedProducers)
                  .reduce(Streams.NONE, Streams::plus));
      assertThat(cost.consumers()).as("seed %d, step %d", seed, step).isEqualTo(consumed(graph));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20, 100, 2026, 71, 72, 73, 74})
  void whateverBreaksIsFound(long seed) {
    RandomRoom room = new RandomRoom(seed);
    Random random = new Random(seed);
    Set<Breakage> seen = EnumSet.noneOf(Breakage.class);
    for (int step = 0; step < STEPS; step++) {
      RoomGraph graph = room.step();
      for (Breakage breakage : Breakage.values()) {
        Optional<RoomGraph> broken = breakage.apply(graph, random);
        if (broken.isPresent()) {
          seen.add(breakage);
          assertThat(broken.get().validate())
              .as("seed %d, step %d, %s", seed, step, breakage)
              .hasAtLeastOneElementOfType(breakage.consequence());
        }
      }
    }
    assertThat(seen).as("seed %d tried every breakage", seed).hasSize(Breakage.values().length);
  }

  private static Streams carried(RoomGraph graph) {
    return graph.pipes().stream()
        .flatMap(pipe -> pipe.carries().stream())
        .map(carried -> Streams.NONE.plus(carried.flow()))
        .reduce(Streams.NONE, Streams::plus);
  }

  /** Counted one by one: everybody gets everybody else's streams. */
  private static Streams consumed(RoomGraph graph) {
    Streams all = Streams.NONE;
    for (Participant receiver : graph.participants()) {
      for (Participant sender : graph.participants()) {
        if (!sender.id().equals(receiver.id())) {
          for (Producer producer : sender.producers()) {
            all = all.plus(producer.flow());
          }
        }
      }
    }
    return all;
  }
}
