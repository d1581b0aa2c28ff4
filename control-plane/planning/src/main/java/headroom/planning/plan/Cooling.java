// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.placement.PlacementDecision.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Brings workers that are above a share under it.
 *
 * <p>Goal: as many people as possible no longer on such workers, for as few moved as possible.
 * Constraints: no target above that share, so nobody moves from one hot worker to another.
 * Algorithm: every hot worker has a price, the people who have to leave it ({@link Shedding}), and
 * a gain, those who are on it. Workers are relieved in the order of gain per price while the
 * allowance lasts, or the hottest first where that matters more.
 */
final class Cooling {
  /** Share of usable capacity above which a worker counts as hot. */
  static final double HOT = 0.85;

  private static final Comparator<Hot> HOTTEST_FIRST =
      Comparator.comparingDouble((Hot hot) -> hot.bin.share())
          .reversed()
          .thenComparing(hot -> hot.bin.id());
  private static final Comparator<Hot> BEST_PRICE_FIRST =
      Comparator.comparingDouble(Hot::pricePerGain).thenComparing(hot -> hot.bin.id());

  private final Draft draft;
  private final double above;
  private final double until;
  private final Relief relief;

  /**
   * @param above workers above this share are hot
   * @param until share that they come down to, and that no target passes
   */
  Cooling(Draft draft, double above, double until, long maximumPeople, int maximumMoves) {
    this.draft = draft;
    this.above = above;
    this.until = until;
    relief = new Relief(draft, maximumPeople, maximumMoves);
  }

  /** Most people out of heat per person moved. */
  List<Refusal> fewestHot() {
    return cool(BEST_PRICE_FIRST);
  }

  /** The worst off first. */
  List<Refusal> hottestFirst() {
    return cool(HOTTEST_FIRST);
  }

  private List<Refusal> cool(Comparator<Hot> order) {
    List<Hot> hot =
        draft.bins().stream()
            .filter(bin -> bin.load > bin.at(above))
            .map(this::priced)
            .sorted(order)
            .toList();
    List<Refusal> refusals = new ArrayList<>();
    for (Hot one : hot) {
      Bin bin = one.bin;
      Relief.Result result = relief.relieve(bin, bin.at(until), Ceiling.share(until));
      if (result != Relief.Result.DONE) {
        refusals.add(new Refusal(bin.id(), reason(bin, result)));
      }
    }
    return refusals.stream().sorted(Comparator.comparing(Refusal::worker)).toList();
  }

  private Hot priced(Bin bin) {
    List<Piece> cheapest =
        Shedding.cheapest(
            bin.pieces.stream().filter(Piece::free).toList(),
            Math.max(1, bin.load - bin.at(until)));
    double price = cheapest == null ? Double.POSITIVE_INFINITY : Shedding.people(cheapest);
    return new Hot(bin, price / Math.max(1, bin.people()));
  }

  private String reason(Bin bin, Relief.Result result) {
    String why =
        switch (result) {
          case DONE -> "";
          case NO_TARGET -> "what may leave it is too little, or has no target at or below %.0f %%";
          case TOO_MANY ->
              "more people would have to move to come down to %.0f %% than are allowed";
        };
    return String.format(
        Locale.ROOT,
        "stays at %.0f %% of its usable capacity, %,d consumers too many: " + why,
        bin.share() * 100,
        bin.load - bin.at(until),
        until * 100);
  }

  private record Hot(Bin bin, double pricePerGain) {}
}
