// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;
import headroom.planning.placement.Placement;
import headroom.planning.placement.PlacementDecision;
import headroom.planning.placement.PlacementDecision.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the worker of a further part.
 *
 * <p>Goals: pipes stay on a host if they can, else within a group; of equally near workers the one
 * that a new room would get ({@link Placement}). Constraints: the part, its newcomer and its piped
 * producers fit under the worker's line; the pipe consumers that it costs the other parts take none
 * of them past its capacity.
 */
final class FurtherPart {
  private final Seating seating;
  private final Fleet fleet;
  private final List<FleetWorker> workers;
  private final long load;
  private final long over;

  /**
   * @param load the most that the part costs its worker; the same on each, because one participant
   *     sits there
   * @param over consumers by which the worst hit of the other workers passes its capacity
   */
  private FurtherPart(
      Seating seating, Fleet fleet, List<FleetWorker> workers, long load, long over) {
    this.seating = seating;
    this.fleet = fleet;
    this.workers = workers;
    this.load = load;
    this.over = over;
  }

  static FurtherPart of(Seating seating, Fleet fleet) {
    List<FleetWorker> workers = fleet.without(seating);
    if (workers.isEmpty()) {
      return new FurtherPart(seating, fleet, workers, 0, 0);
    }
    WorkerId any = workers.getFirst().id();
    Seating after = seating.with(any);
    return new FurtherPart(
        seating, fleet, workers, after.load(any), fleet.overCapacity(seating, after));
  }

  /** The part to open, or null when none is possible. */
  @Nullable GrowthDecision open() {
    if (over > 0) {
      return null;
    }
    for (Fleet.Nearness nearness : Fleet.Nearness.values()) {
      List<Candidate> near =
          workers.stream()
              .filter(worker -> fleet.nearness(worker, seating) == nearness)
              .map(FleetWorker::candidate)
              .toList();
      if (Placement.place(near, Math.toIntExact(load))
          instanceof PlacementDecision.Placed(WorkerId worker, String reason)) {
        Seating after = seating.with(worker);
        return new GrowthDecision.Open(
            worker,
            after.pipeConsumers() - seating.pipeConsumers(),
            after.pipedProducers(worker),
            String.format(
                Locale.ROOT,
                "The room's parts are full; a further one %s. %s",
                nearness.words(),
                reason));
      }
    }
    return null;
  }

  /**
   * Consumers by which the best worker that takes new rooms falls short; empty when there is none.
   */
  OptionalLong missing() {
    return workers.stream()
        .map(FleetWorker::candidate)
        .filter(Candidate::takesRooms)
        .mapToLong(candidate -> Math.max(over, load - candidate.room()))
        .min();
  }

  /** Why each worker can't have the part, after {@link #open} has found none. */
  List<Refusal> refusals() {
    if (over > 0) {
      return workers.stream()
          .map(
              worker ->
                  new Refusal(
                      worker.id(),
                      String.format(
                          Locale.ROOT,
                          "the pipes to a part here would take another worker of the room %d consumers"
                              + " past its capacity",
                          over)))
          .toList();
    }
    List<Candidate> candidates = workers.stream().map(FleetWorker::candidate).toList();
    return switch (Placement.place(candidates, Math.toIntExact(load))) {
      case PlacementDecision.Placed placed -> List.of();
      case PlacementDecision.Refused refused -> refused.perWorker();
    };
  }
}
