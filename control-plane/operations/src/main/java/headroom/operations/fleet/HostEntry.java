// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one host. Soft state: an agent's inventory brings all of it back. Guarded by the
 * lock of {@link FleetMemory}.
 */
final class HostEntry {
  private HostRecord known;
  private final SortedMap<Integer, WorkerReport> workers = new TreeMap<>();
  private final Map<RoomId, SortedMap<Integer, RunningPart>> rooms = new HashMap<>();
  private final Set<Integer> cordonedWorkers = new HashSet<>();
  private final Map<RoomId, Told> told = new HashMap<>();
  private final Set<RoomId> owed = new HashSet<>();
  private @Nullable AgentLink link;
  private boolean inventoried;
  private boolean inDoubt;
  private long heardAtNanos;
  private boolean everHeard;

  HostEntry(HostRecord known) {
    this.known = known;
  }

  HostRecord known() {
    return known;
  }

  HostId id() {
    return known.id();
  }

  @Nullable AgentLink link() {
    return link;
  }

  /** Whether this very link is the current one; an older session's messages come too late. */
  @SuppressWarnings("ReferenceEquality")
  boolean isLinkedBy(AgentLink candidate) {
    return link == candidate;
  }

  Collection<WorkerReport> workers() {
    return workers.values();
  }

  @Nullable WorkerReport worker(int number) {
    return workers.get(number);
  }

  /** All parts of rooms that run here. */
  List<RunningPart> parts() {
    return rooms.values().stream().flatMap(parts -> parts.values().stream()).toList();
  }

  /** Parts of one room that run here, by worker. */
  SortedMap<Integer, RunningPart> parts(RoomId room) {
    return rooms.getOrDefault(room, Collections.emptySortedMap());
  }

  void forget(RoomId room) {
    told.remove(room);
    owed.remove(room);
    rooms.remove(room);
  }

  void forget(RoomId room, int worker) {
    rooms.computeIfPresent(
        room,
        (same, parts) -> {
          parts.remove(worker);
          return parts.isEmpty() ? null : parts;
        });
  }

  /** True once this session has sent its whole state: only then is an absent room really absent. */
  boolean inventoried() {
    return inventoried;
  }

  void connected(AgentHello hello, AgentLink newLink, Instant now, long nanos) {
    known =
        new HostRecord(
            hello.host(),
            hello.group(),
            hello.incarnation(),
            known.cordoned(),
            hello.agentVersion(),
            hello.mediasoupVersion(),
            hello.cores(),
            known.workers(),
            hello.memoryBytes(),
            hello.signallingUrl(),
            hello.clientUrl(),
            hello.peerAddress(),
            now);
    link = newLink;
    inventoried = false;
    told.clear();
    heard(now, nanos);
  }

  void cordon(boolean cordoned) {
    known = known.withCordon(cordoned);
  }

  void cordon(int worker, boolean cordoned) {
    if (cordoned) {
      cordonedWorkers.add(worker);
    } else {
      cordonedWorkers.remove(worker);
    }
  }

  /** Whether a worker is cordoned by itself. */
  boolean isCordonedItself(int worker) {
    return cordonedWorkers.contains(worker);
  }

  /** Whether nothing new is placed on a worker, because of itself or of its host. */
  boolean isCordoned(int worker) {
    return known.cordoned() || isCordonedItself(worker);
  }

  /**
   * Whether there is a worker of this number: reported, or counted when the host was last seen, or
   * one that somebody has cordoned.
   */
  boolean hasWorker(int number) {
    return workers.containsKey(number)
        || isCordonedItself(number)
        || (workers.isEmpty() && number <= known.workers());
  }

  void disconnected() {
    link = null;
  }

  void replaceAll(
      Collection<WorkerReport> allWorkers, Collection<RoomReport> allRooms, long nanos) {
    Map<RoomId, SortedMap<Integer, RunningPart>> former = Map.copyOf(rooms);
    workers.clear();
    rooms.clear();
    allWorkers.forEach(worker -> workers.put(worker.number(), worker));
    for (RoomReport part : allRooms) {
      SortedMap<Integer, RunningPart> before = former.get(part.id());
      put(part, before == null ? null : before.get(part.workerNumber()), nanos);
    }
    inventoried = true;
  }

  void update(
      Collection<WorkerReport> changedWorkers, Collection<RoomReport> changedRooms, long nanos) {
    changedWorkers.forEach(worker -> workers.put(worker.number(), worker));
    changedRooms.forEach(part -> put(part, parts(part.id()).get(part.workerNumber()), nanos));
  }

  private void put(RoomReport part, @Nullable RunningPart former, long nanos) {
    rooms
        .computeIfAbsent(part.id(), room -> new TreeMap<>())
        .put(part.workerNumber(), new RunningPart(part, former, nanos));
  }

  /** The agent has confirmed a room's plan; its report of it is on the way. */
  void told(RoomId room, long epoch, long revision) {
    told.put(room, new Told(epoch, revision));
  }

  /** What the agent knows of a room is no longer true, although its plan is the same. */
  void owes(RoomId room) {
    owed.add(room);
    inDoubt = true;
  }

  /** The agent has confirmed what is true now. */
  void owesNothing(RoomId room) {
    owed.remove(room);
  }

  /** The revision of its room's plan that a part follows, reported or confirmed. */
  long follows(RoomReport part) {
    if (owed.contains(part.id())) {
      return 0;
    }
    Told confirmed = told.get(part.id());
    return confirmed != null && confirmed.epoch() == part.epoch()
        ? Math.max(confirmed.revision(), part.planRevision())
        : part.planRevision();
  }

  private record Told(long epoch, long revision) {}

  /** What runs here may differ from what is wanted. */
  void doubt() {
    inDoubt = true;
  }

  /** Whether it was doubted since the last call. */
  boolean takeDoubt() {
    boolean was = inDoubt;
    inDoubt = false;
    return was;
  }

  void heard(Instant now, long nanos) {
    heardAtNanos = nanos;
    everHeard = true;
    known =
        new HostRecord(
            known.id(),
            known.group(),
            known.incarnation(),
            known.cordoned(),
            known.agentVersion(),
            known.mediasoupVersion(),
            known.cores(),
            workers.isEmpty() ? known.workers() : workers.size(),
            known.memoryBytes(),
            known.signallingUrl(),
            known.clientUrl(),
            known.peerAddress(),
            now);
  }

  HostState state(FleetTiming timing, long nanos) {
    if (!everHeard) {
      return HostState.LOST;
    }
    Duration silence = Duration.ofNanos(nanos - heardAtNanos);
    if (silence.compareTo(timing.lostAfter()) > 0) {
      return HostState.LOST;
    }
    return link == null || silence.compareTo(timing.staleAfter()) > 0
        ? HostState.STALE
        : HostState.LIVE;
  }
}
