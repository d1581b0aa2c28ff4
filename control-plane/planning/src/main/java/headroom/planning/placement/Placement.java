// SPDX-License-Identifier: Apache-2.0
package headroom.planning.placement;

import headroom.planning.placement.PlacementDecision.Placed;
import headroom.planning.placement.PlacementDecision.Refusal;
import headroom.planning.placement.PlacementDecision.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Chooses a worker for a new room.
 *
 * <p>Goals: keep every worker under its headroom line, and spread load evenly. Constraints: the
 * worker takes rooms, its planned consumers plus the room's stay at or below the line, its CPU and
 * packets are below their ceilings, and it has fewer rooms than it may. Algorithm: of the workers
 * that satisfy the constraints, the one with most room left, measured as a share of its usable
 * capacity so that unequal workers compare; ties go to the fewer rooms, because empty ones fill up,
 * then to the lower CPU, then to the first by name, so that the same input gives the same answer.
 */
public final class Placement {
  private static final Comparator<Candidate> MOST_ROOM_FIRST =
      Comparator.comparingDouble(Placement::plannedLoad)
          .thenComparingInt(Candidate::rooms)
          .thenComparingDouble(Candidate::cpu)
          .thenComparing(Candidate::worker);

  private Placement() {}

  /**
   * Decides.
   *
   * @param candidates all workers of the fleet
   * @param consumers that the room will have
   */
  public static PlacementDecision place(List<Candidate> candidates, int consumers) {
    List<Candidate> fitting = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String obstacle = obstacleTo(candidate, consumers);
      if (obstacle.isEmpty()) {
        fitting.add(candidate);
      } else {
        refusals.add(new Refusal(candidate.worker(), obstacle));
      }
    }
    return fitting.stream()
        .min(MOST_ROOM_FIRST)
        .<PlacementDecision>map(best -> placed(best, consumers))
        .orElseGet(() -> refused(candidates, refusals, consumers));
  }

  private static Placed placed(Candidate best, int consumers) {
    return new Placed(
        best.worker(),
        String.format(
            Locale.ROOT,
            "Most room under the headroom line: %d of %d usable consumers planned, %d more with this room.",
            best.planned(),
            best.policy().usableConsumers(),
            consumers));
  }

  private static Refused refused(
      List<Candidate> candidates, List<Refusal> refusals, int consumers) {
    if (candidates.isEmpty()) {
      return new Refused("No worker is known: start an agent.", refusals, true);
    }
    int largest =
        candidates.stream()
            .mapToInt(candidate -> candidate.policy().usableConsumers())
            .max()
            .orElse(0);
    if (consumers > largest) {
      return new Refused(
          String.format(
              Locale.ROOT,
              "The room needs %d consumers on one worker; even an idle one takes only %d under its headroom line."
                  + " Ask for fewer participants.",
              consumers,
              largest),
          refusals,
          false);
    }
    int most =
        candidates.stream().filter(Candidate::takesRooms).mapToInt(Candidate::room).max().orElse(0);
    return new Refused(
        String.format(
            Locale.ROOT,
            "The room needs %d consumers under the headroom line of one worker; the most that any of %d workers"
                + " has left is %d. Add a host, or close rooms.",
            consumers,
            candidates.size(),
            Math.max(0, most)),
        refusals,
        false);
  }

  private static String obstacleTo(Candidate candidate, int consumers) {
    String hindrance = candidate.hindrance();
    if (!hindrance.isEmpty()) {
      return hindrance;
    }
    if (consumers > candidate.room()) {
      return String.format(
          Locale.ROOT,
          "%d of %d usable consumers planned, %d more asked",
          candidate.planned(),
          candidate.policy().usableConsumers(),
          consumers);
    }
    return "";
  }

  private static double plannedLoad(Candidate candidate) {
    return (double) candidate.planned() / candidate.policy().usableConsumers();
  }
}
