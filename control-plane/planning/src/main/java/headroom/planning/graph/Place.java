// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;
import headroom.planning.placement.Placement;
import headroom.planning.placement.PlacementDecision;
import java.util.List;

/**
 * A part of the room, and what becomes of it when the newcomer sits there.
 *
 * @param taken whether anybody sits there now, or an operator opened it for somebody to sit there
 * @param load the most that it then costs its worker, in consumers
 * @param over consumers by which the worst hit worker of the room then passes its capacity; 0 when
 *     none does
 * @param obstacle why it is not under its line, in words for operators; empty when it is
 */
record Place(Candidate candidate, boolean taken, long load, long over, String obstacle) {
  static Place of(Candidate candidate, Seating before, Fleet fleet) {
    WorkerId part = candidate.worker();
    Seating after = before.with(part);
    long load = after.load(part);
    return new Place(
        candidate,
        before.seats(part).participants() > 0 || fleet.isForUse(part),
        load,
        fleet.overCapacity(before, after),
        obstacle(candidate, load));
  }

  /** The rules are those of new rooms: they say what a worker under its line is. */
  private static String obstacle(Candidate candidate, long load) {
    return switch (Placement.place(List.of(candidate), Math.toIntExact(load))) {
      case PlacementDecision.Placed placed -> "";
      case PlacementDecision.Refused refused -> refused.perWorker().getFirst().reason();
    };
  }

  WorkerId part() {
    return candidate.worker();
  }

  /**
   * The worker's planned share of its usable capacity with the newcomer; above 1.0 past the line.
   */
  double share() {
    return (double) (candidate.planned() + load) / candidate.policy().usableConsumers();
  }
}
