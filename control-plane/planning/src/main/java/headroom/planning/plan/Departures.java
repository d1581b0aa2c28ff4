// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.plan.Move.Kind;
import headroom.planning.plan.PlanRequest.Drain;
import headroom.planning.plan.PlanRequest.MigrateRoom;
import headroom.planning.plan.Planner.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Parts that have to leave where they are: because their worker is drained, or by wish. */
final class Departures {
  private Departures() {}

  /** Everything on these workers goes. */
  static Answer drain(Draft draft, Drain drain) {
    List<Piece> pieces =
        draft.bins().stream()
            .filter(bin -> drain.covers(bin.id()))
            .flatMap(bin -> bin.pieces.stream())
            .toList();
    Refusals refusals =
        depart(
            draft,
            pieces,
            (piece, bin) -> true,
            piece -> "%s is drained.".formatted(piece.worker()),
            true);
    return new Answer(
        refusals.parts(), List.of(), refusals.missing(), Summary.fit(draft, refusals));
  }

  /** Parts of one room go. */
  static Answer migrate(Draft draft, MigrateRoom migrate) {
    List<Piece> pieces =
        draft.parts(migrate.room()).stream()
            .filter(piece -> migrate.parts().isEmpty() || migrate.parts().contains(piece.worker()))
            .filter(
                piece ->
                    migrate.target() instanceof Target.Anywhere
                        || !migrate.target().allows(draft.binOf(piece).id()))
            .toList();
    // Parts that are still to go themselves are no place to go to.
    Set<Piece> going = new HashSet<>(pieces);
    Refusals refusals =
        depart(
            draft,
            pieces,
            (piece, bin) ->
                migrate.target().allows(bin.id())
                    && bin.pieces.stream()
                        .noneMatch(other -> going.contains(other) && !other.moved),
            piece -> "Moved by wish.",
            false);
    return new Answer(
        refusals.parts(),
        List.of(),
        refusals.missing(),
        Summary.migrated(draft, migrate, refusals));
  }

  /** Places parts, and says of each that finds no place why. */
  private static Refusals depart(
      Draft draft,
      List<Piece> pieces,
      BiPredicate<Piece, Bin> wanted,
      Function<Piece, String> reason,
      boolean mayDisplace) {
    Placing placing = new Placing(draft, Kind.LIVE, wanted, reason, mayDisplace);
    List<RefusedPart> refused = new ArrayList<>();
    List<Piece> free = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.obstacle.isEmpty()) {
        free.add(piece);
      } else {
        refused.add(placing.refused(piece, "It can't be moved: %s.".formatted(piece.obstacle)));
      }
    }
    List<Piece> left = placing.place(free);
    left.forEach(piece -> refused.add(placing.refused(piece, null)));
    return new Refusals(refused, left, Shortfall.ofAll(draft, left, wanted));
  }

  /**
   * What found no place.
   *
   * @param parts all of it
   * @param left those that can move but have no target, the largest first
   * @param missing consumers, all together
   */
  record Refusals(List<RefusedPart> parts, List<Piece> left, long missing) {}
}
