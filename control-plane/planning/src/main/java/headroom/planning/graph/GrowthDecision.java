// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import headroom.planning.WorkerId;
import headroom.planning.placement.PlacementDecision.Refusal;
import java.util.List;

/** Where one more participant of an open room sits, or why nowhere. */
public sealed interface GrowthDecision {
  /**
   * The participant sits on a part that the room has.
   *
   * @param reason in words for operators
   */
  record Sit(WorkerId part, String reason) implements GrowthDecision {}

  /**
   * The room opens a further part for the participant.
   *
   * @param worker that it opens on
   * @param pipeConsumers live ones that the room's parts have more at their busiest
   * @param pipedProducers live ones that the new part has at its busiest
   * @param reason in words for operators
   */
  record Open(WorkerId worker, long pipeConsumers, long pipedProducers, String reason)
      implements GrowthDecision {}

  /**
   * The room can't take the participant.
   *
   * @param summary in words for the caller: what is missing
   * @param missing consumers by which the least overloaded choice is too large; at least 1
   * @param perWorker why each worker was refused, the room's own parts first
   */
  record Refused(String summary, long missing, List<Refusal> perWorker) implements GrowthDecision {
    public Refused {
      perWorker = List.copyOf(perWorker);
    }
  }
}
