// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.placement.PlacementDecision.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Says what is missing where nobody can sit any more. */
final class Refusals {
  private Refusals() {}

  static GrowthDecision.Refused of(List<Place> places, FurtherPart further) {
    List<Refusal> perWorker = new ArrayList<>();
    for (Place place : places) {
      perWorker.add(new Refusal(place.part(), reason(place)));
    }
    perWorker.addAll(further.refusals());
    // Where no worker is known or takes anything, no figure can be had: at least one is missing.
    long missing =
        LongStream.concat(places.stream().mapToLong(Place::over), further.missing().stream())
            .min()
            .orElse(1);
    return new GrowthDecision.Refused(
        String.format(
            Locale.ROOT,
            "The room is full: the best of its %d parts and %d further workers lacks %d consumers."
                + " Add a host, close other rooms, or lower the room's maxLive.",
            places.size(),
            perWorker.size() - places.size(),
            missing),
        missing,
        perWorker);
  }

  private static String reason(Place place) {
    return String.format(
        Locale.ROOT,
        "%d of %d consumers planned by other rooms, %d at the busiest with one more here; a worker of the"
            + " room would pass its capacity by %d",
        place.candidate().planned(),
        place.candidate().policy().consumersPerWorker(),
        place.load(),
        place.over());
  }
}
