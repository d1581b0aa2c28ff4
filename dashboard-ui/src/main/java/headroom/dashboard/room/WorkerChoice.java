// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.WorkerId;
import java.util.Comparator;
import java.util.List;

/**
 * A worker that a room may be piped to.
 *
 * @param why why it can't be chosen; empty when it can
 */
record WorkerChoice(WorkerId worker, double load, String why) {
  /** All workers without a part of the room: those that can be chosen first, least loaded first. */
  static List<WorkerChoice> of(RoomPicture room, FleetPicture fleet) {
    return fleet.hosts().stream()
        .flatMap(host -> host.workers().stream().map(worker -> of(worker, host)))
        .filter(
            choice ->
                room.parts().stream().noneMatch(part -> part.worker().equals(choice.worker())))
        .sorted(
            Comparator.comparing((WorkerChoice choice) -> !choice.possible())
                .thenComparingDouble(WorkerChoice::load)
                .thenComparing(WorkerChoice::worker))
        .toList();
  }

  boolean possible() {
    return why.isEmpty();
  }

  /** The worker with its load, or with the reason against it. */
  String words() {
    return worker + " · " + (possible() ? "load " + Figures.load(load) : why);
  }

  private static WorkerChoice of(WorkerPicture worker, HostPicture host) {
    return new WorkerChoice(worker.id(), worker.plannedLoad(), why(worker, host));
  }

  private static String why(WorkerPicture worker, HostPicture host) {
    if (host.state() != HostState.LIVE) {
      return host.state() == HostState.LOST ? "lost: nobody can reach it" : "stale: reports late";
    }
    if (host.cordoned()) {
      return "cordoned: takes no new rooms";
    }
    if (worker.state() != WorkerState.RUNNING) {
      return "does not run";
    }
    return worker.plannedLoad() >= 1 ? "above its line: " + Figures.load(worker.plannedLoad()) : "";
  }
}
