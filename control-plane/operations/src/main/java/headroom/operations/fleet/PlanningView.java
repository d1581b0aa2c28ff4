// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.WorkerReport;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanWorker;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fleet at one moment as plans see it. */
final class PlanningView {
  private final Moment moment;
  private final Planning planning;

  PlanningView(Moment moment) {
    this.moment = moment;
    this.planning = new Planning(moment);
  }

  /**
   * All workers that were reported and all parts that are on them or shall be. Promises to people
   * who are on their way count as load that no part explains. Its version changes with whatever
   * makes a plan outdated: which workers take rooms, and which room has a part where; loads change
   * all the time and don't.
   */
  PlanningFleet fleet() {
    List<RoomPart> parts = new ArrayList<>();
    Map<WorkerId, Long> explained = new HashMap<>();
    long version = 1;
    for (RoomEntry room : moment.rooms().all()) {
      for (WorkerId worker : moment.partsAndOpenings(room)) {
        if (room.closing() || !moment.isSeen(worker)) {
          continue;
        }
        RoomPart part = part(room, worker, moment.reported(room, worker));
        parts.add(part);
        explained.merge(worker, part.load(), Long::sum);
        // A sum, so that the order doesn't matter.
        version += Objects.hash(room.wanted().id(), room.wanted().epoch(), worker);
      }
    }
    Map<WorkerId, Integer> reserved = planning.reserved();
    List<PlanWorker> workers = new ArrayList<>();
    for (HostEntry host : moment.hosts().values()) {
      for (WorkerReport report : host.workers()) {
        PlanWorker worker = worker(host, report, explained, reserved);
        workers.add(worker);
        version += Objects.hash(worker.id(), worker.cordoned(), worker.obstacle());
      }
    }
    return new PlanningFleet(version, workers, parts);
  }

  /**
   * @param running null when its host has not reported it yet
   */
  private RoomPart part(RoomEntry room, WorkerId worker, @Nullable RunningPart running) {
    List<ParticipantPicture> people = running == null ? List.of() : running.report().participants();
    boolean busy = room.closingParts().contains(worker) || room.awaitedParts().contains(worker);
    String obstacle = "";
    if (moment.isLost(worker)) {
      obstacle = "no contact to its host";
    } else if (busy) {
      obstacle = "it is being moved already";
    } else if (running == null) {
      obstacle = "it is just being opened";
    }
    return new RoomPart(
        room.wanted().id(),
        worker,
        people.size(),
        running == null ? 0 : running.report().countedConsumers(),
        obstacle,
        "",
        (int) people.stream().filter(who -> !who.client().migrates()).count());
  }

  private PlanWorker worker(
      HostEntry host,
      WorkerReport report,
      Map<WorkerId, Long> explained,
      Map<WorkerId, Integer> reserved) {
    WorkerId id = new WorkerId(host.id(), report.number());
    boolean cordoned = host.isCordoned(report.number());
    long other =
        report.countedConsumers() + reserved.getOrDefault(id, 0) - explained.getOrDefault(id, 0L);
    return new PlanWorker(
        id,
        host.known().group(),
        moment.capacity(id),
        cordoned,
        cordoned ? "" : planning.obstacle(id),
        report.cpu(),
        Math.max(0, other));
  }
}
