// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A room's seats, those of people on their way included, and the most that each part can cost.
 *
 * <p>Speakers change by the second and seats are taken for hours. So a part is priced by the worst
 * case: whoever speaks, its load stays at or below {@link #load}.
 *
 * @param parts with their seats; the home is among them even when it is empty
 * @param newcomer what {@link #with} adds
 */
public record Seating(SpeakerLimits limits, SortedMap<WorkerId, Seats> parts, Seats newcomer) {
  /** A newcomer is expected to send one audio and one video stream. */
  public Seating(SpeakerLimits limits, SortedMap<WorkerId, Seats> parts) {
    this(limits, parts, Seats.SENDER);
  }

  public Seating {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /**
   * The seats of a room.
   *
   * @param coming who has been promised a seat, or took it just now; counted as sending at least
   *     one audio and one video stream
   */
  static Seating of(RoomGraph graph, Map<ParticipantId, WorkerId> coming, Seats newcomer) {
    SortedMap<WorkerId, Seats> parts = new TreeMap<>();
    graph.parts().forEach(part -> parts.put(part, Seats.NONE));
    Set<ParticipantId> arrived = new HashSet<>();
    for (Participant participant : graph.participants()) {
      arrived.add(participant.id());
      int least = coming.containsKey(participant.id()) ? 1 : 0;
      Seats seats = parts.getOrDefault(participant.part(), Seats.NONE);
      parts.put(
          participant.part(),
          seats.plus(
              1,
              Math.max(least, count(participant, MediaKind.AUDIO)),
              Math.max(least, count(participant, MediaKind.VIDEO))));
    }
    coming.forEach(
        (who, part) -> {
          if (!arrived.contains(who)) {
            parts.put(part, parts.getOrDefault(part, Seats.NONE).plusSender());
          }
        });
    return new Seating(graph.limits(), parts, newcomer);
  }

  /** With one participant more on this part, which is opened if the room has none there. */
  Seating with(WorkerId part) {
    SortedMap<WorkerId, Seats> more = new TreeMap<>(parts);
    more.put(part, seats(part).plus(newcomer.participants(), newcomer.audio(), newcomer.video()));
    return new Seating(limits, more, newcomer);
  }

  Seats seats(WorkerId part) {
    return parts.getOrDefault(part, Seats.NONE);
  }

  /** The most that this part can cost its worker, in consumers, whoever speaks. */
  public long load(WorkerId part) {
    long load = 0;
    for (MediaKind kind : MediaKind.values()) {
      long live = live(kind);
      // The load is linear in the number of live streams that originate here, so it is highest
      // where that number is at one of its ends.
      long fewest = Math.max(0, live - (producers(kind) - seats(part).producers(kind)));
      long most = Math.min(live, seats(part).producers(kind));
      load += Math.max(load(part, fewest, live), load(part, most, live));
    }
    return load;
  }

  /** Live pipe consumers of the whole room at its busiest. */
  long pipeConsumers() {
    return live() * Math.max(0, taken() - 1);
  }

  /** Live streams that pipes bring to this part at its busiest. */
  long pipedProducers(WorkerId part) {
    long piped = 0;
    for (MediaKind kind : MediaKind.values()) {
      piped += Math.min(live(kind), producers(kind) - seats(part).producers(kind));
    }
    return piped;
  }

  private long load(WorkerId part, long liveHere, long live) {
    return PartCost.of(
            seats(part).participants(), new Streams(liveHere, 0), new Streams(live, 0), taken())
        .load();
  }

  private long live() {
    return live(MediaKind.AUDIO) + live(MediaKind.VIDEO);
  }

  private long live(MediaKind kind) {
    return Math.min(limits.maxLive(kind), producers(kind));
  }

  private long producers(MediaKind kind) {
    return parts.values().stream().mapToLong(seats -> seats.producers(kind)).sum();
  }

  private long taken() {
    return parts.values().stream().filter(seats -> seats.participants() > 0).count();
  }

  private static int count(Participant participant, MediaKind kind) {
    return (int)
        participant.producers().stream().filter(producer -> producer.kind() == kind).count();
  }
}
