// SPDX-License-Identifier: Apache-2.0
package headroom.agent.move;

import headroom.agent.model.OperationId;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import java.time.Duration;
import java.util.List;

/**
 * Participants of another part will come.
 *
 * @param participants those who are able to
 * @param barrier from the first arrival until all who have come receive, whoever is missing
 */
public record ArrivalOrder(
    OperationId operation, PartId from, List<ParticipantId> participants, Duration barrier) {
  private static final Duration LONGEST_BARRIER = Duration.ofMinutes(1);

  public ArrivalOrder {
    participants = List.copyOf(participants);
    if (participants.isEmpty() || participants.size() > MoveOrder.MOST_MOVERS) {
      throw new IllegalArgumentException(
          "1 to " + MoveOrder.MOST_MOVERS + " participants are expected at once");
    }
    if (barrier.isNegative() || barrier.isZero() || barrier.compareTo(LONGEST_BARRIER) > 0) {
      throw new IllegalArgumentException("barrier_ms must be at most 60,000");
    }
  }
}
