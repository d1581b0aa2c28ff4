// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.placement.Candidate;
import headroom.planning.placement.Placement;
import headroom.planning.placement.PlacementDecision;
import java.util.List;
import java.util.Locale;

/**
 * Where a new room begins. One for more people than a worker takes opens further parts as they
 * come, so its home keeps room for as many as fit there.
 */
public final class NewRoom {
  /** A large room begins on no worker that can't take so many of its people. */
  private static final int LEAST_AT_HOME = 4;

  private NewRoom() {}

  /**
   * Decides on the home of a room.
   *
   * @param expected participants, all of them sending
   */
  public static PlacementDecision place(
      int expected, SpeakerLimits limits, List<Candidate> candidates) {
    long seats = seats(expected, limits, candidates);
    if (expected > limits.maxLive() && !candidates.isEmpty() && seats < expected) {
      return new PlacementDecision.Refused(
          String.format(
              Locale.ROOT,
              "All workers together have room for %d of %d participants. Add a host, close rooms, or"
                  + " expect fewer.",
              seats,
              expected),
          List.of(),
          false);
    }
    return Placement.place(candidates, atHome(expected, limits, candidates));
  }

  /** People of one room whom all workers together can take under their lines. */
  private static long seats(int expected, SpeakerLimits limits, List<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.takesRooms() && candidate.room() > 0)
        .mapToLong(candidate -> OneWorker.fitting(expected, limits, candidate.room()))
        .sum();
  }

  /**
   * Consumers to keep at the home. For more people than the largest idle worker may have it takes
   * what the emptiest worker has.
   */
  private static int atHome(int expected, SpeakerLimits limits, List<Candidate> candidates) {
    int largest =
        candidates.stream()
            .mapToInt(candidate -> candidate.policy().usableConsumers())
            .max()
            .orElse(0);
    int fitting = OneWorker.fitting(expected, limits, largest);
    if (fitting < expected) {
      int most =
          candidates.stream()
              .filter(Candidate::takesRooms)
              .mapToInt(Candidate::room)
              .max()
              .orElse(0);
      fitting =
          Math.clamp(
              OneWorker.fitting(expected, limits, most), Math.min(LEAST_AT_HOME, fitting), fitting);
    }
    return Math.toIntExact(RoomCost.of(fitting, 1, limits).parts().getFirst().load());
  }
}
