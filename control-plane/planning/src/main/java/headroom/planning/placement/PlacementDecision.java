// SPDX-License-Identifier: Apache-2.0
package headroom.planning.placement;

import headroom.planning.WorkerId;
import java.util.List;

/** Where a room goes, or why it can't. */
public sealed interface PlacementDecision {
  /**
   * The room goes to this worker.
   *
   * @param reason in words for operators
   */
  record Placed(WorkerId worker, String reason) implements PlacementDecision {}

  /**
   * No worker fits.
   *
   * @param summary in words for the caller: what is missing
   * @param perWorker why each candidate was refused
   * @param noWorkers true when there was no candidate at all
   */
  record Refused(String summary, List<Refusal> perWorker, boolean noWorkers)
      implements PlacementDecision {
    public Refused {
      perWorker = List.copyOf(perWorker);
    }
  }

  /** Why one worker was refused. */
  record Refusal(WorkerId worker, String reason) {}
}
