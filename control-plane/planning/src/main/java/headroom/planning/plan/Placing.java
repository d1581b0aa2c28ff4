// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.plan.Move.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds targets for parts that have to go.
 *
 * <p>Goals: as many as possible find one, then those of {@link Targets}. Constraints: those of
 * {@link Draft#fits}. Algorithm: the largest choose first; a part that fits nowhere may have one
 * other part moved out of its way, the one with fewest people; in the end whatever is left tries
 * again, until nothing changes. So a part that is left fits nowhere.
 */
final class Placing {
  private final Draft draft;
  private final Kind kind;
  private final BiPredicate<Piece, Bin> wanted;
  private final Function<Piece, String> reason;
  private final boolean mayDisplace;

  /**
   * @param wanted which targets will do
   * @param reason of each move, in words for operators
   * @param mayDisplace whether other parts may be moved out of the way
   */
  Placing(
      Draft draft,
      Kind kind,
      BiPredicate<Piece, Bin> wanted,
      Function<Piece, String> reason,
      boolean mayDisplace) {
    this.draft = draft;
    this.kind = kind;
    this.wanted = wanted;
    this.reason = reason;
    this.mayDisplace = mayDisplace;
  }

  /** Places them; answers those that fit nowhere, the largest first. */
  List<Piece> place(List<Piece> pieces) {
    List<Piece> left = pieces.stream().sorted(Piece.LARGEST_FIRST).toList();
    left = left.stream().filter(piece -> !place(piece) && !displace(piece)).toList();
    int before;
    do {
      before = left.size();
      left = left.stream().filter(piece -> !place(piece)).toList();
    } while (left.size() < before);
    return left;
  }

  private boolean place(Piece piece) {
    Bin target = Targets.best(draft, piece, Ceiling.LINE, bin -> wanted.test(piece, bin));
    if (target == null) {
      return false;
    }
    move(piece, target);
    return true;
  }

  private void move(Piece piece, Bin target) {
    draft.move(
        piece,
        target,
        kind,
        String.format(
            Locale.ROOT,
            "%s The target has most room under its line: %,d of %,d usable consumers planned, %,d"
                + " more with this room.",
            reason.apply(piece),
            target.load,
            target.usable,
            piece.load));
  }

  private boolean displace(Piece piece) {
    if (!mayDisplace) {
      return false;
    }
    long most = draft.receivers().stream().mapToLong(bin -> bin.usable - bin.load).max().orElse(0);
    List<Exchange> exchanges = new ArrayList<>();
    for (Bin bin : draft.receivers()) {
      if (draft.admits(piece, bin) && wanted.test(piece, bin)) {
        long needed = bin.load + piece.load - bin.usable;
        for (Piece other : bin.pieces) {
          if (other.free()
              && other.load >= needed
              && other.load <= most
              && !other.room.equals(piece.room)) {
            exchanges.add(new Exchange(other, bin));
          }
        }
      }
    }
    exchanges.sort(
        (left, right) -> {
          int byPeople = Integer.compare(left.other.people, right.other.people);
          return byPeople != 0 ? byPeople : Piece.LARGEST_FIRST.compare(right.other, left.other);
        });
    return exchanges.stream().anyMatch(exchange -> exchanged(piece, exchange));
  }

  private boolean exchanged(Piece piece, Exchange exchange) {
    Bin bin = exchange.bin;
    Bin refuge = Targets.best(draft, exchange.other, Ceiling.LINE, other -> other != bin);
    if (refuge == null) {
      return false;
    }
    draft.move(
        exchange.other,
        refuge,
        Kind.LIVE,
        "Makes room for %s, which fits nowhere else.".formatted(piece.room));
    move(piece, bin);
    return true;
  }

  /**
   * Why a part was refused, after all moves.
   *
   * @param instead the reason, where it isn't room that is missing; else null
   */
  RefusedPart refused(Piece piece, @Nullable String instead) {
    Shortfall shortfall = Shortfall.of(draft, piece, bin -> wanted.test(piece, bin));
    return new RefusedPart(
        piece.room,
        piece.worker(),
        piece.people,
        piece.load,
        instead == null ? shortfall.missing() : 0,
        instead == null ? shortfall.reason() : instead);
  }

  private record Exchange(Piece other, Bin bin) {}
}
