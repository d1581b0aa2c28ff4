// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.WorkerReport;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import headroom.planning.graph.FleetWorker;
import headroom.planning.graph.GrowthDecision;
import headroom.planning.graph.RoomGraph;
import headroom.planning.graph.RoomGrowth;
import headroom.planning.graph.Seats;
import headroom.planning.placement.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What placement needs to know of one moment: who has how much room, promises included. */
final class Planning {
  private final Moment moment;
  private final RoomLoads loads;

  Planning(Moment moment) {
    this.moment = moment;
    this.loads = new RoomLoads(moment);
  }

  /** Consumers that rooms will add to what is measured, by worker. */
  Map<WorkerId, Integer> reserved() {
    return loads.reserved(moment.rooms().all());
  }

  /** All workers as placement sees them. */
  List<Candidate> candidates() {
    Map<WorkerId, Integer> reserved = loads.reserved(moment.rooms().all());
    Map<WorkerId, Integer> rooms = roomsByWorker();
    List<Candidate> candidates = new ArrayList<>();
    for (HostEntry host : moment.hosts().values()) {
      for (WorkerReport worker : host.workers()) {
        WorkerId id = new WorkerId(host.id(), worker.number());
        int planned = worker.countedConsumers() + reserved.getOrDefault(id, 0);
        candidates.add(
            candidate(host, worker, obstacle(host, worker), planned, rooms.getOrDefault(id, 0)));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::worker));
    return candidates;
  }

  /**
   * Where one more participant of a room sits.
   *
   * @param sends false for somebody who only listens
   * @param mayOpen workers on which a further part may be opened
   */
  GrowthDecision seat(
      RoomEntry room, ParticipantId who, boolean sends, Predicate<WorkerId> mayOpen) {
    List<WorkerId> parts = new ArrayList<>(moment.partsAndOpenings(room));
    parts.removeAll(room.closingParts());
    RoomGraph graph = RoomGraphs.withListeners(moment, room, parts);
    Seats newcomer = sends ? Seats.SENDER : Seats.LISTENER;
    Map<ParticipantId, WorkerId> coming = loads.coming(room, parts);
    coming.values().removeIf(part -> !parts.contains(part));
    GrowthDecision near =
        RoomGrowth.onItsParts(graph, coming, who, newcomer, workers(room, parts, worker -> false));
    if (near != null) {
      return near;
    }
    WorkerId home = parts.getFirst();
    if (!moment.isSeen(home)) {
      // We have just started: the call goes on there, and nothing speaks against one more.
      return new GrowthDecision.Sit(home, "The home's host has not told yet what runs.");
    }
    Predicate<WorkerId> free = worker -> !room.closingParts().contains(worker);
    return RoomGrowth.decide(graph, coming, who, newcomer, workers(room, parts, mayOpen.and(free)));
  }

  /**
   * The workers of the parts, and those on which one may be opened, without the room's own load.
   */
  private List<FleetWorker> workers(
      RoomEntry room, Collection<WorkerId> parts, Predicate<WorkerId> mayOpen) {
    Set<HostId> hosts = new HashSet<>();
    boolean anywhere = moment.anyWorker(mayOpen);
    parts.forEach(part -> hosts.add(part.host()));
    Map<WorkerId, Integer> reserved = new HashMap<>();
    Collection<RoomEntry> neighbours = anywhere ? moment.rooms().all() : moment.rooms().on(hosts);
    for (RoomEntry other : neighbours) {
      if (!other.wanted().id().equals(room.wanted().id())) {
        loads.reserve(other, (part, more) -> reserved.merge(part, more, Integer::sum));
      }
    }
    Map<WorkerId, Integer> rooms = anywhere ? roomsByWorker() : Map.of();
    List<FleetWorker> workers = new ArrayList<>();
    for (HostEntry host : moment.hosts().values()) {
      if (!anywhere && !hosts.contains(host.id())) {
        continue;
      }
      for (WorkerReport worker : host.workers()) {
        WorkerId id = new WorkerId(host.id(), worker.number());
        boolean own = parts.contains(id);
        if (own || mayOpen.test(id)) {
          RunningPart running = moment.running(room, id);
          int ours = running == null ? 0 : running.report().countedConsumers();
          int planned =
              Math.max(0, worker.countedConsumers() - ours) + reserved.getOrDefault(id, 0);
          String obstacle = own ? seatObstacle(host, worker) : obstacle(host, worker);
          // Its own part is no further room.
          int others = Math.max(0, rooms.getOrDefault(id, 0) - (own ? 1 : 0));
          workers.add(
              new FleetWorker(
                  candidate(host, worker, obstacle, planned, others),
                  host.known().group(),
                  room.wanted().isForUse(id)));
        }
      }
    }
    return workers;
  }

  private Candidate candidate(
      HostEntry host, WorkerReport worker, String obstacle, int planned, int rooms) {
    WorkerId id = new WorkerId(host.id(), worker.number());
    return new Candidate(
        id, obstacle, moment.capacity(id), planned, rooms, worker.cpu(), worker.packetsPerSecond());
  }

  private Map<WorkerId, Integer> roomsByWorker() {
    Map<WorkerId, Integer> rooms = new HashMap<>();
    for (RoomEntry room : moment.rooms().all()) {
      moment.parts(room).forEach(part -> rooms.merge(part, 1, Integer::sum));
    }
    return rooms;
  }

  /**
   * Why nobody more should sit on a part of a room. A short silence of its host is no reason: then
   * what it said last counts.
   */
  private String seatObstacle(HostEntry host, WorkerReport worker) {
    return moment.state(host) == HostState.STALE
            && !host.isCordoned(worker.number())
            && worker.state() == WorkerState.RUNNING
        ? ""
        : obstacle(host, worker);
  }

  /** Why no room should be opened there; empty when nothing speaks against it. */
  String obstacle(WorkerId id) {
    HostEntry host = moment.hosts().get(id.host());
    WorkerReport worker = host == null ? null : host.worker(id.number());
    return host == null || worker == null ? "not known" : obstacle(host, worker);
  }

  private String obstacle(HostEntry host, WorkerReport worker) {
    if (host.isCordoned(worker.number())) {
      return "cordoned";
    }
    return switch (moment.state(host)) {
      case STALE -> "its host's last report is too old to plan on";
      case LOST -> "no contact to its host";
      case LIVE -> {
        if (!host.inventoried()) {
          yield "its agent has connected just now and has not told yet what runs";
        }
        yield worker.state() == WorkerState.RUNNING
            ? ""
            : "its process is not running: " + worker.state();
      }
    };
  }
}
