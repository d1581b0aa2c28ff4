// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.RoomReport;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A room that runs and that nobody here wanted, put together from the reports of all hosts. */
final class FoundRoom {
  /** As many as a room may expect; a larger one that is adopted expects no more. */
  private static final int MOST_EXPECTED = 1_000;

  private final RoomId id;
  private final Map<WorkerId, RoomReport> parts = new TreeMap<>();

  FoundRoom(RoomId id, Collection<HostEntry> hosts) {
    this.id = id;
    long latest = 0;
    for (HostEntry host : hosts) {
      for (RunningPart part : host.parts(id).values()) {
        latest = Math.max(latest, part.report().epoch());
      }
    }
    for (HostEntry host : hosts) {
      for (RunningPart part : host.parts(id).values()) {
        if (part.report().epoch() == latest) {
          parts.put(new WorkerId(host.id(), part.report().workerNumber()), part.report());
        }
      }
    }
  }

  /**
   * The room with its parts.
   *
   * @param limits that it gets, because what it had is not known
   * @param floor its epoch is a later one, unless it is 0
   */
  Optional<WantedRoom> asWanted(HostId reportedBy, Instant now, SpeakerLimits limits, long floor) {
    return parts.entrySet().stream()
        .min(Comparator.comparing(part -> part.getValue().openedAt()))
        .map(Map.Entry::getKey)
        .map(home -> asWanted(home, reportedBy, now, limits, floor));
  }

  private WantedRoom asWanted(
      WorkerId home, HostId reportedBy, Instant now, SpeakerLimits limits, long floor) {
    SortedSet<WorkerId> further = new TreeSet<>(parts.keySet());
    parts.values().forEach(part -> part.pipes().forEach(pipe -> further.add(pipe.to())));
    further.remove(home);
    long followed = parts.values().stream().mapToLong(RoomReport::planRevision).max().orElse(0);
    int people = parts.values().stream().mapToInt(part -> part.participants().size()).sum();
    return new WantedRoom(
        id,
        home,
        laterThan(floor, parts.values().stream().mapToLong(RoomReport::epoch).max().orElse(1)),
        Math.clamp(people, 1, MOST_EXPECTED),
        now,
        "adopted from " + reportedBy,
        new WantedPlan(
            followed + 1,
            further.stream().map(part -> new WantedPart(part, false)).toList(),
            limits,
            List.of()));
  }

  private static long laterThan(long floor, long epoch) {
    return floor == 0 ? epoch : Math.max(floor + 1, epoch);
  }
}
