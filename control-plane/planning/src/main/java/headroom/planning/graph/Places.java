// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the parts that a room has.
 *
 * <p>First come parts where somebody sits, because an empty home would need pipes. Of these the one
 * with the smallest planned share of its worker's usable capacity; ties go to the first by name.
 */
final class Places {
  private static final Comparator<Place> BEST_FIRST =
      Comparator.comparing(Place::taken, Comparator.reverseOrder())
          .thenComparingDouble(Place::share)
          .thenComparing(Place::part);

  private Places() {}

  /** The room's parts whose workers are known. */
  static List<Place> of(Seating seating, Fleet fleet) {
    List<Place> places = new ArrayList<>();
    for (WorkerId part : seating.parts().keySet()) {
      Candidate candidate = fleet.candidate(part);
      if (candidate != null) {
        places.add(Place.of(candidate, seating, fleet));
      }
    }
    return List.copyOf(places);
  }

  /** The best part that stays under its line while no other passes its capacity, or null. */
  static @Nullable GrowthDecision underTheLine(List<Place> places) {
    return best(
        places,
        place -> place.obstacle().isEmpty(),
        BEST_FIRST,
        "Under the headroom line: %d of %d usable consumers at the busiest.");
  }

  /**
   * The best part with which no worker passes its capacity, or null. Workers that would take new
   * rooms come first: who sits on another one has to move soon.
   */
  static @Nullable GrowthDecision withinCapacity(List<Place> places) {
    return best(
        places,
        place -> true,
        Comparator.comparing(
                (Place place) -> place.candidate().takesRooms(), Comparator.reverseOrder())
            .thenComparing(BEST_FIRST),
        "No further part is possible, so the room grows into the headroom: %d consumers at the busiest,"
            + " line %d.");
  }

  private static @Nullable GrowthDecision best(
      List<Place> places, Predicate<Place> condition, Comparator<Place> order, String reason) {
    return places.stream()
        .filter(place -> place.over() == 0)
        .filter(condition)
        .min(order)
        .map(
            place ->
                new GrowthDecision.Sit(
                    place.part(),
                    String.format(
                        Locale.ROOT,
                        reason,
                        place.candidate().planned() + place.load(),
                        place.candidate().policy().usableConsumers())))
        .orElse(null);
  }
}
