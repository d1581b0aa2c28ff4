// SPDX-License-Identifier: Apache-2.0
package headroom.agent.move;

import headroom.agent.model.OperationId;
import headroom.agent.model.PartId;
import java.time.Duration;
import java.util.List;

/**
 * Participants of a part are to move to another one.
 *
 * @param deadline from now until who has not moved is left behind
 * @param perWave clients told at once
 * @param waveInterval between two waves
 */
public record MoveOrder(
    OperationId operation,
    PartId to,
    List<Destination> destinations,
    Duration deadline,
    int perWave,
    Duration waveInterval) {
  public static final int MOST_MOVERS = 1_000;

  private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(1);
  private static final Duration LONGEST_DEADLINE = Duration.ofHours(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

  public MoveOrder {
    destinations = List.copyOf(destinations);
    if (destinations.isEmpty() || destinations.size() > MOST_MOVERS) {
      throw new IllegalArgumentException("a move has 1 to " + MOST_MOVERS + " destinations");
    }
    if (destinations.stream().map(Destination::participant).distinct().count()
        != destinations.size()) {
      throw new IllegalArgumentException("a move names a participant twice");
    }
    if (deadline.compareTo(SHORTEST_DEADLINE) < 0 || deadline.compareTo(LONGEST_DEADLINE) > 0) {
      throw new IllegalArgumentException("deadline_ms must be from 1,000 to 3,600,000");
    }
    if (perWave < 1 || perWave > MOST_MOVERS) {
      throw new IllegalArgumentException("per_wave must be at most " + MOST_MOVERS);
    }
    if (waveInterval.isNegative()
        || waveInterval.isZero()
        || waveInterval.compareTo(LONGEST_INTERVAL) > 0) {
      throw new IllegalArgumentException("wave_interval_ms must be at most 60,000");
    }
  }
}
