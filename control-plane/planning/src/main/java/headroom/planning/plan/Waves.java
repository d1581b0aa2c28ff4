// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts moves into waves.
 *
 * <p>Goal: few waves. Constraints: at most so many moves in a wave, each room once; when a wave
 * begins, all its targets carry what they have and all that comes, and nobody has left yet.
 * Algorithm: the moves are possible one after the other, so a wave takes them in order; what
 * doesn't fit yet is passed over, and nothing later may use its workers' room or its room before
 * it. The first of each wave always fits. O(waves × moves).
 */
final class Waves {
  private final Map<WorkerId, PlanWorker> workers = new HashMap<>();
  private final Map<WorkerId, Long> load = new HashMap<>();
  private final int maxParallel;

  private Waves(PlanningFleet fleet, int maxParallel) {
    this.maxParallel = maxParallel;
    for (PlanWorker worker : fleet.workers()) {
      workers.put(worker.id(), worker);
      load.put(worker.id(), worker.otherLoad());
    }
    fleet.parts().forEach(part -> load.merge(part.worker(), part.load(), Long::sum));
  }

  /**
   * Answers the moves by wave.
   *
   * @param moves possible one after the other
   */
  static List<Move> of(PlanningFleet fleet, List<Move> moves, int maxParallel) {
    return new Waves(fleet, maxParallel).sort(moves);
  }

  private List<Move> sort(List<Move> moves) {
    List<Move> sorted = new ArrayList<>();
    List<Move> rest = moves;
    for (int wave = 1; !rest.isEmpty(); wave++) {
      List<Move> now = new ArrayList<>();
      rest = wave(rest, now);
      for (Move move : now) {
        sorted.add(move.at(sorted.size() + 1, wave));
        if (move.from() != null) {
          load.merge(move.from(), -move.load(), Long::sum);
        }
      }
    }
    return sorted;
  }

  /** Fills one wave; answers what is left. */
  private List<Move> wave(List<Move> moves, List<Move> now) {
    List<Move> later = new ArrayList<>();
    Set<WorkerId> waitedFor = new HashSet<>();
    Set<RoomId> rooms = new HashSet<>();
    for (int i = 0; i < moves.size(); i++) {
      if (now.size() == maxParallel) {
        later.addAll(moves.subList(i, moves.size()));
        break;
      }
      Move move = moves.get(i);
      if (!rooms.contains(move.room()) && !waitedFor.contains(move.to()) && fits(move)) {
        load.merge(move.to(), move.load(), Long::sum);
        now.add(move);
      } else {
        waitedFor.add(move.to());
        later.add(move);
      }
      rooms.add(move.room());
    }
    return later;
  }

  private boolean fits(Move move) {
    PlanWorker target = workers.get(move.to());
    return target != null && load.getOrDefault(move.to(), 0L) + move.load() <= target.usable();
  }
}
