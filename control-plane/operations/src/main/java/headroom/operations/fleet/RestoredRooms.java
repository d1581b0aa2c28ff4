// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.PipeReport;
import headroom.operations.agent.RoomReport;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rooms of a fleet whose database was restored to an earlier state.
 *
 * <p>Goal: nobody in a call notices, and no room has two homes. Rule: agents are right about where
 * people are, the database about everything else. Every part that runs stays, whatever was stored;
 * every room gets an epoch that no room had before, so that what was told to agents in the
 * forgotten time, and what a host tells later that is away now, is known by its lower epoch.
 */
final class RestoredRooms {
  private static final Comparator<RoomReport> LATEST =
      Comparator.comparingLong(RoomReport::epoch).thenComparingLong(RoomReport::planRevision);

  private final Moment moment;
  private final long floor;
  private final Map<RoomId, SortedMap<WorkerId, RoomReport>> running = new HashMap<>();

  RestoredRooms(Moment moment, long floor) {
    this.moment = moment;
    this.floor = floor;
    for (HostEntry host : moment.hosts().values()) {
      for (RunningPart part : host.parts()) {
        RoomReport report = part.report();
        running
            .computeIfAbsent(report.id(), id -> new TreeMap<>())
            .put(new WorkerId(host.id(), report.workerNumber()), report);
      }
    }
  }

  /** Rooms that run and are not wanted. */
  Set<RoomId> unwanted() {
    Set<RoomId> unwanted = new HashSet<>(running.keySet());
    moment.rooms().all().forEach(entry -> unwanted.remove(entry.wanted().id()));
    return unwanted;
  }

  /**
   * All rooms as they go on.
   *
   * @param closed those of {@link #unwanted} that were closed, with their highest epoch: when they
   *     run in no later one, they are left to be closed again
   */
  List<WantedRoom> all(Map<RoomId, Long> closed) {
    List<WantedRoom> rooms = new ArrayList<>();
    for (RoomEntry entry : moment.rooms().all()) {
      WantedRoom stored = entry.wanted();
      SortedMap<WorkerId, RoomReport> parts = running.get(stored.id());
      rooms.add(parts == null ? anew(stored) : goingOn(stored, parts));
    }
    for (RoomId id : unwanted()) {
      if (latest(partsOf(id)).epoch() > closed.getOrDefault(id, 0L)) {
        found(id).ifPresent(rooms::add);
      }
    }
    return List.copyOf(rooms);
  }

  private SortedMap<WorkerId, RoomReport> partsOf(RoomId id) {
    return running.getOrDefault(id, new TreeMap<>());
  }

  /** Nobody has it: it is opened anew where it was. */
  private WantedRoom anew(WantedRoom stored) {
    WantedPlan plan = stored.plan();
    return room(stored, stored.home(), plan.further(), stored.epoch(), plan.revision());
  }

  /** Never heard of: what is known of it is what runs. */
  private Optional<WantedRoom> found(RoomId id) {
    SortedMap<WorkerId, RoomReport> parts = partsOf(id);
    HostId host = openedFirst(parts).host();
    return new FoundRoom(id, moment.hosts().values())
        .asWanted(host, moment.now(), moment.policies().rooms().limits(), floor)
        .map(room -> goingOn(room, parts));
  }

  private WantedRoom goingOn(WantedRoom stored, SortedMap<WorkerId, RoomReport> parts) {
    RoomReport latest = latest(parts);
    boolean unchanged =
        stored.epoch() == latest.epoch() && stored.plan().revision() == latest.planRevision();
    WorkerId home =
        parts.containsKey(stored.home()) || (unchanged && mayRun(stored.home()))
            ? stored.home()
            : openedFirst(parts);
    NavigableSet<WorkerId> further = new TreeSet<>(parts.keySet());
    parts.values().stream()
        .flatMap(part -> part.pipes().stream().map(PipeReport::to))
        .filter(this::mayRun)
        .forEach(further::add);
    if (unchanged) {
      stored.parts().stream().filter(this::mayRun).forEach(further::add);
    }
    further.remove(home);
    return room(
        stored,
        home,
        further.stream().map(part -> asStored(stored, part)).toList(),
        Math.max(stored.epoch(), latest.epoch()),
        Math.max(stored.plan().revision(), latest.planRevision()));
  }

  /** Of the parts of the latest epoch. */
  private static WorkerId openedFirst(SortedMap<WorkerId, RoomReport> parts) {
    long epoch = latest(parts).epoch();
    return parts.entrySet().stream()
        .filter(part -> part.getValue().epoch() == epoch)
        .min(Comparator.comparing(part -> part.getValue().openedAt()))
        .orElseThrow()
        .getKey();
  }

  private static RoomReport latest(SortedMap<WorkerId, RoomReport> parts) {
    return parts.values().stream().max(LATEST).orElseThrow();
  }

  /** Whether its host has not told what runs there. */
  private boolean mayRun(WorkerId part) {
    return !moment.isTold(part.host());
  }

  private static WantedPart asStored(WantedRoom stored, WorkerId part) {
    return stored.plan().further().stream()
        .filter(known -> known.worker().equals(part))
        .findFirst()
        .orElseGet(() -> new WantedPart(part, false));
  }

  private WantedRoom room(
      WantedRoom stored, WorkerId home, List<WantedPart> further, long epoch, long revision) {
    return new WantedRoom(
        stored.id(),
        home,
        Math.max(floor, epoch) + 1,
        stored.expectedParticipants(),
        stored.createdAt(),
        stored.createdBy(),
        new WantedPlan(revision + 1, further, stored.plan().limits(), stored.plan().pinned()));
  }
}
