// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A room in which people come, go, speak, share and stop as a seed has it. */
final class RandomRoom {
  private final Random random;
  private RoomGraph graph;
  private int names;

  RandomRoom(long seed) {
    random = new Random(seed);
    graph = Rooms.empty(limits());
  }

  RoomGraph graph() {
    return graph;
  }

  /** One random step; the room afterwards. */
  RoomGraph step() {
    graph =
        switch (random.nextInt(12)) {
          case 0, 1, 2, 3, 4 -> graph.join(newcomer());
          case 5, 6 -> graph.leave(somebody());
          case 7, 8 -> graph.ranked(List.of(somebody(), somebody(), somebody()));
          case 9 -> graph.produce(somebody(), producer());
          case 10 -> graph.stop(someProducer());
          default -> random.nextInt(10) == 0 ? graph.limited(limits()) : graph;
        };
    return graph;
  }

  private Participant newcomer() {
    String name = "p" + names++;
    WorkerId part = Rooms.worker(1 + random.nextInt(6));
    return random.nextInt(4) == 0 ? Rooms.listener(name, part) : Rooms.speaker(name, part);
  }

  private Producer producer() {
    String name = "p" + names++;
    return random.nextBoolean()
        ? Rooms.screen(name)
        : new Producer(new ProducerId(name + "-tone"), MediaKind.AUDIO, Source.SCREEN, Flow.OFF);
  }

  private ParticipantId somebody() {
    List<Participant> people = graph.participants();
    // Now and then it is somebody who isn't there: a message may be late.
    return people.isEmpty() || random.nextInt(20) == 0
        ? Rooms.id("gone")
        : people.get(random.nextInt(people.size())).id();
  }

  private ProducerId someProducer() {
    List<Producer> all = new ArrayList<>();
    graph.participants().forEach(participant -> all.addAll(participant.producers()));
    return all.isEmpty() ? Rooms.sound("gone") : all.get(random.nextInt(all.size())).id();
  }

  private SpeakerLimits limits() {
    int live = 1 + random.nextInt(6);
    return new SpeakerLimits(live, random.nextInt(6), live + random.nextInt(3));
  }
}
