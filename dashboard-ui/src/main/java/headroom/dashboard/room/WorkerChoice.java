// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.room;

import headroom.dashboard.element.Figures;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.WorkerId;
import java.util.Comparator;
import java.util.List;

/**
 * A worker that a room may be piped to.
 *
 * @param load with what is promised; 1.0 is the headroom line
 * @param why why it can't be chosen; empty when it can
 */
record WorkerChoice(WorkerId worker, double load, String why) {
  private static final Comparator<WorkerChoice> BEST_FIRST =
      Comparator.comparing((WorkerChoice choice) -> !choice.possible())
          .thenComparingDouble(WorkerChoice::load)
          .thenComparing(WorkerChoice::worker);

  /** All workers without a part of the room: those that can be chosen first, least loaded first. */
  static List<WorkerChoice> of(RoomPicture room, FleetPicture fleet) {
    return fleet.hosts().stream()
        .flatMap(host -> host.workers().stream().map(worker -> of(worker, host)))
        .filter(
            choice ->
                room.parts().stream().noneMatch(part -> part.worker().equals(choice.worker())))
        .sorted(BEST_FIRST)
        .toList();
  }

  boolean possible() {
    return why.isEmpty();
  }

  /** Whether it has no room under its line: joins go there last, but go there. */
  boolean aboveLine() {
    return load > 1;
  }

  /** The worker with its load, or with the reason against it. */
  String words() {
    if (!possible()) {
      return worker + " · " + why;
    }
    return worker + " · load " + Figures.load(load) + (aboveLine() ? ", above its line" : "");
  }

  /** What to know before this worker is chosen all the same; empty when it has room. */
  String warning() {
    return aboveLine()
        ? ("%s is %s above its headroom line. The part opens, but joins sit elsewhere as long as"
                + " there is room under another line; who sits here eats into the headroom.")
            .formatted(worker, Figures.percent(load - 1))
        : "";
  }

  private static WorkerChoice of(WorkerPicture worker, HostPicture host) {
    return new WorkerChoice(worker.id(), worker.plannedLoad(), why(worker, host));
  }

  private static String why(WorkerPicture worker, HostPicture host) {
    return switch (host.state()) {
      case LOST -> "lost: nobody can reach it";
      case STALE -> "stale: reports late";
      case LIVE ->
          host.cordoned() || worker.cordoned()
              ? "cordoned: takes no new rooms"
              : worker.state() == WorkerState.RUNNING ? "" : "does not run";
    };
  }
}
