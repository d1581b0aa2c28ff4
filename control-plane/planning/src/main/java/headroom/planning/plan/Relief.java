// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.plan.Move.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Brings one worker down to a load.
 *
 * <p>Goal: as few people moved as possible. Constraints: what leaves has a target below the
 * ceiling, and no more people and moves than are left of the allowance. Algorithm: the cheapest
 * parts ({@link Shedding}) are placed, the largest first; when one finds no target it is left out
 * and the choice is made anew. All or nothing.
 */
final class Relief {
  private final Draft draft;
  private final long maximumPeople;
  private final int maximumMoves;

  Relief(Draft draft, long maximumPeople, int maximumMoves) {
    this.draft = draft;
    this.maximumPeople = maximumPeople;
    this.maximumMoves = maximumMoves;
  }

  /** How it ended. */
  enum Result {
    DONE,
    /** What would have to leave has no target. */
    NO_TARGET,
    /** Too many people, or moves. */
    TOO_MANY
  }

  /** Brings the worker to this load or below, or leaves all as it was. */
  Result relieve(Bin bin, long goal, Ceiling ceiling) {
    int before = draft.steps().size();
    Set<Piece> without = new HashSet<>();
    String reason = reason(bin, goal);
    while (bin.load > goal) {
      List<Piece> candidates =
          bin.pieces.stream()
              .filter(piece -> piece.free() && piece.load > 0 && !without.contains(piece))
              .toList();
      List<Piece> cheapest = Shedding.cheapest(candidates, bin.load - goal);
      if (cheapest == null) {
        draft.backTo(before);
        return Result.NO_TARGET;
      }
      if (draft.movedPeople() + Shedding.people(cheapest) > maximumPeople
          || before + cheapest.size() > maximumMoves) {
        draft.backTo(before);
        return Result.TOO_MANY;
      }
      for (Piece piece : cheapest) {
        Bin target = Targets.best(draft, piece, ceiling, receiver -> receiver != bin);
        if (target == null) {
          without.add(piece);
          draft.backTo(before);
          break;
        }
        draft.move(piece, target, Kind.LIVE, reason);
      }
    }
    return Result.DONE;
  }

  private static String reason(Bin bin, long goal) {
    return String.format(
        Locale.ROOT,
        "%s has %,d of %,d usable consumers; with the fewest people moved it comes to %,d or below.",
        bin.id(),
        bin.load,
        bin.usable,
        goal);
  }
}
