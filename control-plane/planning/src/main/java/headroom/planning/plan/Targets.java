// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.WorkerId;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the worker that a part goes to.
 *
 * <p>Goals, in this order: an even load, cheap pipes. Constraints: those of {@link Draft#fits}, and
 * a {@link Ceiling}. Algorithm: the worker that has the lowest share of its usable capacity with
 * the part; of those within five points of it the one with the cheapest pipes, a merge among them;
 * then the lower share, then the first by name. Workers are looked at from the coolest on, until
 * none can be better: O(workers), mostly a few.
 */
final class Targets {
  /** Shares of usable capacity that count as equally even. */
  static final double EVEN_ENOUGH = 0.05;

  private Targets() {}

  /** The best worker, or null when the part fits on none. */
  static @Nullable Bin best(Draft draft, Piece piece, Ceiling ceiling, Predicate<Bin> wanted) {
    Bin coolest = coolest(draft, piece, ceiling, wanted);
    boolean alone = draft.parts(piece.room).stream().noneMatch(part -> part != piece);
    if (coolest == null || alone) {
      return coolest;
    }
    double within = coolest.shareWith(piece.load) + EVEN_ENOUGH;
    Bin best = coolest;
    int price = price(draft, piece, coolest);
    for (Bin bin : draft.receivers()) {
      if (bin.share() > within) {
        break;
      }
      if (bin.shareWith(piece.load) <= within
          && wanted.test(bin)
          && draft.fits(piece, bin, ceiling.of(piece, bin))) {
        int other = price(draft, piece, bin);
        if (other < price
            || (other == price && bin.shareWith(piece.load) < best.shareWith(piece.load))) {
          best = bin;
          price = other;
        }
      }
    }
    return best;
  }

  private static @Nullable Bin coolest(
      Draft draft, Piece piece, Ceiling ceiling, Predicate<Bin> wanted) {
    Bin best = null;
    for (Bin bin : draft.receivers()) {
      if (best != null && bin.share() >= best.shareWith(piece.load)) {
        break;
      }
      if ((best == null || bin.shareWith(piece.load) < best.shareWith(piece.load))
          && draft.fits(piece, bin, ceiling.of(piece, bin))
          && wanted.test(bin)) {
        best = bin;
      }
    }
    return best;
  }

  /**
   * What the part's pipes cost there: 1 for each other part on the host, 2 in the group, 3 else.
   */
  private static int price(Draft draft, Piece piece, Bin bin) {
    int price = 0;
    for (Piece other : draft.parts(piece.room)) {
      Bin where = other.bin;
      if (other != piece && where != null) {
        price += price(where, bin);
      }
    }
    return price;
  }

  /** What a pipe costs: nothing within a worker, 1 within a host, 2 within a group, 3 else. */
  static int price(Bin one, Bin other) {
    WorkerId left = one.id();
    if (left.equals(other.id())) {
      return 0;
    }
    if (left.host().equals(other.host())) {
      return 1;
    }
    return one.worker.group().equals(other.worker.group()) ? 2 : 3;
  }
}
