// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parts leave a worker that has too much.
 *
 * <p>Goals, in this order: as few people as possible, of these as few as possible who have to
 * reconnect, as little load as possible. Constraint: the excess goes. Algorithm: the covering
 * knapsack by dynamic programming over load, in steps of at least one consumer and at most 512
 * steps; loads are rounded down, so what is found always covers the excess. O(parts × steps).
 */
final class Shedding {
  private static final long STEPS = 512;
  private static final long PERSON = 1L << 42;
  private static final long RECONNECT = 1L << 31;
  private static final long NEVER = Long.MAX_VALUE / 2;

  private Shedding() {}

  /** The parts to move, or null when all of them together are too little. */
  static @Nullable List<Piece> cheapest(List<Piece> pieces, long excess) {
    long unit = Math.max(1, (excess + STEPS - 1) / STEPS);
    int needed = Math.toIntExact((excess + unit - 1) / unit);
    long[] cost = new long[needed + 1];
    Arrays.fill(cost, NEVER);
    cost[0] = 0;
    BitSet[] taken = new BitSet[pieces.size()];
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      long price = price(piece);
      int steps = (int) Math.min(needed, piece.load / unit);
      BitSet takenAt = new BitSet(needed + 1);
      for (int covered = needed; steps > 0 && covered > 0; covered--) {
        long with = cost[Math.max(0, covered - steps)] + price;
        if (with < cost[covered]) {
          cost[covered] = with;
          takenAt.set(covered);
        }
      }
      taken[i] = takenAt;
    }
    if (cost[needed] >= NEVER) {
      return null;
    }
    List<Piece> chosen = new ArrayList<>();
    int covered = needed;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      if (taken[i].get(covered)) {
        Piece piece = pieces.get(i);
        chosen.add(piece);
        covered = (int) Math.max(0, covered - piece.load / unit);
      }
    }
    chosen.sort(Piece.LARGEST_FIRST);
    return chosen;
  }

  /** People in number. */
  static long people(List<Piece> pieces) {
    return pieces.stream().mapToLong(piece -> piece.people).sum();
  }

  private static long price(Piece piece) {
    return piece.people * PERSON
        + piece.reconnects * RECONNECT
        + Math.min(piece.load, RECONNECT - 1);
  }
}
