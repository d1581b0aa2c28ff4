// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.WorkerReport;
import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;
import headroom.planning.placement.Reservation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What placement needs to know of one moment: who has how much room, promises included. */
final class Planning {
  private final Moment moment;

  Planning(Moment moment) {
    this.moment = moment;
  }

  /** All workers as placement sees them. */
  List<Candidate> candidates() {
    Map<WorkerId, Integer> reserved = reservedByWorker(moment.rooms().all());
    Map<WorkerId, Integer> rooms = new HashMap<>();
    moment.rooms().all().forEach(room -> rooms.merge(moment.home(room), 1, Integer::sum));
    List<Candidate> candidates = new ArrayList<>();
    for (HostEntry host : moment.hosts().values()) {
      for (WorkerReport worker : host.workers()) {
        WorkerId id = new WorkerId(host.id(), worker.number());
        candidates.add(
            new Candidate(
                id,
                obstacle(host, worker),
                moment.policy(),
                worker.countedConsumers() + reserved.getOrDefault(id, 0),
                rooms.getOrDefault(id, 0),
                worker.cpu()));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::worker));
    return candidates;
  }

  /** Consumers of the room with one more participant, and what its worker then has. */
  Growth with(RoomEntry room, ParticipantId newcomer) {
    WorkerId home = moment.home(room);
    RunningPart running = moment.running(room, home);
    int measured = running == null ? 0 : running.report().countedConsumers();
    int roomNow = measured + moment.reserved(room);
    int participants = room.participantsWith(running, newcomer, moment.now());
    int roomAfter = Math.max(roomNow, Reservation.consumersOf(participants));
    int workerNow =
        measuredOn(home) + reservedByWorker(moment.rooms().on(home.host())).getOrDefault(home, 0);
    return new Growth(roomAfter - roomNow, workerNow - roomNow + roomAfter);
  }

  /**
   * What one more participant does.
   *
   * @param added consumers; 0 when the participant was counted before
   * @param worker consumers of its worker then, promises included
   */
  record Growth(int added, int worker) {}

  private int measuredOn(WorkerId id) {
    HostEntry host = moment.hosts().get(id.host());
    WorkerReport worker = host == null ? null : host.worker(id.number());
    return worker == null ? 0 : worker.countedConsumers();
  }

  private Map<WorkerId, Integer> reservedByWorker(Collection<RoomEntry> rooms) {
    Map<WorkerId, Integer> reserved = new HashMap<>();
    for (RoomEntry room : rooms) {
      int consumers = moment.reserved(room);
      if (consumers > 0) {
        reserved.merge(moment.home(room), consumers, Integer::sum);
      }
    }
    return reserved;
  }

  private String obstacle(HostEntry host, WorkerReport worker) {
    if (host.known().cordoned()) {
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
