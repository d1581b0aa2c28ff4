// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.Reservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The price of a room. All figures are exact counts of consumers or producers.
 *
 * @param parts one by one
 * @param fullMesh consumers if everybody consumed every stream of everybody else on one worker
 */
public record RoomCost(List<PartCost> parts, long fullMesh) {
  public RoomCost {
    parts = List.copyOf(parts);
  }

  /**
   * The price of a room in which everybody sends one audio and one video stream, with seats and
   * speakers dealt evenly over its parts.
   *
   * @param participants 0 to 10,000
   * @param parts at least 1; those on which nobody would sit cost nothing
   * @throws IllegalArgumentException when out of range
   */
  public static RoomCost of(int participants, int parts, SpeakerLimits limits) {
    long fullMesh = Reservation.consumersOf(participants);
    if (parts < 1) {
      throw new IllegalArgumentException("A room has at least 1 part: " + parts);
    }
    List<PartCost> costs = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      Streams here = Streams.NONE;
      Streams room = Streams.NONE;
      for (MediaKind kind : MediaKind.values()) {
        int live = Math.min(limits.maxLive(kind), participants);
        int standby = Math.min(limits.maxStandby(), participants - live);
        room = room.plus(new Streams(live, standby));
        int liveHere = dealt(live, part, parts);
        here = here.plus(new Streams(liveHere, dealt(live + standby, part, parts) - liveHere));
      }
      costs.add(
          PartCost.of(dealt(participants, part, parts), here, room, Math.min(parts, participants)));
    }
    return new RoomCost(costs, fullMesh);
  }

  /** The price of this room with its present speakers; its parts in the order of the graph's. */
  public static RoomCost of(RoomGraph graph) {
    Map<WorkerId, Long> people = new HashMap<>();
    Map<WorkerId, Streams> streams = new HashMap<>();
    long producers = 0;
    for (Participant participant : graph.participants()) {
      people.merge(participant.part(), 1L, Long::sum);
      for (Producer producer : participant.producers()) {
        producers++;
        streams.merge(participant.part(), Streams.NONE.plus(producer.flow()), Streams::plus);
      }
    }
    Streams room = streams.values().stream().reduce(Streams.NONE, Streams::plus);
    List<PartCost> costs =
        graph.parts().stream()
            .map(
                part ->
                    PartCost.of(
                        people.getOrDefault(part, 0L),
                        streams.getOrDefault(part, Streams.NONE),
                        room,
                        people.size()))
            .toList();
    return new RoomCost(costs, producers * Math.max(0, graph.participants().size() - 1));
  }

  /** Consumers of participants, live and paused. */
  public Streams consumers() {
    return parts.stream().map(PartCost::consumers).reduce(Streams.NONE, Streams::plus);
  }

  /** Pipe consumers, live and paused; there are as many piped producers. */
  public Streams pipeConsumers() {
    return parts.stream().map(PartCost::pipeConsumers).reduce(Streams.NONE, Streams::plus);
  }

  /** All live consumers, those of pipes included: to be compared with the full mesh. */
  public long live() {
    return consumers().live() + pipeConsumers().live();
  }

  /** All paused consumers, those of pipes included. */
  public long paused() {
    return consumers().standby() + pipeConsumers().standby();
  }

  /** How many of so many, dealt one by one, this part gets. */
  private static int dealt(int all, int part, int parts) {
    return all / parts + (part < all % parts ? 1 : 0);
  }
}
