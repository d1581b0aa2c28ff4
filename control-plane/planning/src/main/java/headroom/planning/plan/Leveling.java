// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.plan.bound.BoundWorker;
import headroom.planning.plan.bound.BoundWorker.Item;
import headroom.planning.plan.bound.LowerBounds;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the busiest worker as low as an allowance of people lets it.
 *
 * <p>Goals, in this order: the lowest peak, few people moved. Constraints: no target above the peak
 * that is aimed at. Algorithm: halving between an even load and the present peak. For each share
 * that is tried, every worker above it is relieved ({@link Relief}), those with the largest parts
 * to leave first; when all succeed within the allowance, a lower share is tried. A worker never
 * needs to come below its largest part, or below what can't leave it: else one room as large as a
 * worker would keep all others uneven.
 */
final class Leveling {
  private static final int HALVINGS = 14;

  private static final Comparator<Above> LARGEST_TO_LEAVE_FIRST =
      Comparator.comparingLong(Above::largest).reversed().thenComparing(above -> above.bin.id());

  private final Draft draft;
  private final Relief relief;
  private final List<BoundWorker> workers;
  private final double bound;
  private final Map<Bin, Long> floors = new HashMap<>();

  Leveling(Draft draft, long maximumPeople, int maximumMoves) {
    this.draft = draft;
    relief = new Relief(draft, maximumPeople, maximumMoves);
    workers = draft.receivers().stream().map(Leveling::bounded).toList();
    bound = LowerBounds.ofPeak(workers, maximumPeople);
    draft.bins().forEach(bin -> floors.put(bin, floor(bin)));
  }

  /** The share below which no plan brings the busiest worker that takes rooms. */
  double bound() {
    return bound;
  }

  /** Makes the moves. */
  void level() {
    double high = draft.bins().stream().mapToDouble(Bin::share).max().orElse(0);
    long load = workers.stream().mapToLong(BoundWorker::load).sum();
    long usable = workers.stream().mapToLong(BoundWorker::usable).sum();
    double low = Math.min(high, Usage.load(load, usable));
    double best = high;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (levelled(middle)) {
        high = middle;
        best = middle;
      } else {
        low = middle;
      }
      draft.backTo(0);
    }
    levelled(best);
  }

  /** Whether every worker comes down to this share, or to what it can't go below. */
  private boolean levelled(double share) {
    List<Above> above =
        draft.bins().stream()
            .filter(bin -> bin.load > goal(bin, share))
            .map(bin -> new Above(bin, largestToLeave(bin, share)))
            .sorted(LARGEST_TO_LEAVE_FIRST)
            .toList();
    for (Above one : above) {
      Bin bin = one.bin;
      long goal = goal(bin, share);
      double aim = Math.max(share, Usage.load(goal, bin.usable));
      Ceiling ceiling = (piece, target) -> target.load == 0 ? target.at(aim) : target.at(share);
      if (relief.relieve(bin, goal, ceiling) != Relief.Result.DONE) {
        draft.backTo(0);
        return false;
      }
    }
    return true;
  }

  /** Consumers of the largest part that would have to leave: it is hardest to place. */
  private long largestToLeave(Bin bin, double share) {
    List<Piece> cheapest =
        Shedding.cheapest(
            bin.pieces.stream().filter(Piece::free).toList(), bin.load - goal(bin, share));
    return cheapest == null || cheapest.isEmpty() ? 0 : cheapest.getFirst().load;
  }

  private long goal(Bin bin, double share) {
    return Math.max(bin.at(share), floors.getOrDefault(bin, 0L));
  }

  private long floor(Bin bin) {
    long fixed = bin.worker.otherLoad();
    long largest = 0;
    for (Piece piece : bin.pieces) {
      if (piece.free() && Targets.best(draft, piece, Ceiling.LINE, other -> true) != null) {
        largest = Math.max(largest, piece.load);
      } else {
        fixed += piece.load;
      }
    }
    return Math.max(fixed, largest);
  }

  private static BoundWorker bounded(Bin bin) {
    long fixed = bin.worker.otherLoad();
    for (Piece piece : bin.pieces) {
      fixed += piece.free() ? 0 : piece.load;
    }
    return new BoundWorker(
        bin.usable,
        fixed,
        bin.pieces.stream()
            .filter(Piece::free)
            .map(piece -> new Item(piece.load, piece.people))
            .toList());
  }

  /** A worker to be relieved. */
  private record Above(Bin bin, long largest) {}
}
