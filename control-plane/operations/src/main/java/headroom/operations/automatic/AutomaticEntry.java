// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.operation.OperationId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision, as it is written down.
 *
 * @param workers which it is about, by name
 * @param reason in words for operators
 * @param who automatic mode, or the operator who changed it
 * @param operation that was asked for or stopped; null for others
 */
public record AutomaticEntry(
    Instant at,
    AutomaticCode code,
    List<WorkerId> workers,
    String reason,
    String who,
    @Nullable OperationId operation) {
  public AutomaticEntry {
    workers = workers.stream().sorted().toList();
  }

  /** A decision of automatic mode itself. */
  static AutomaticEntry of(Instant at, Decision decision, @Nullable OperationId operation) {
    return new AutomaticEntry(
        at, decision.code(), decision.workers(), decision.reason(), AutomaticMode.ACTOR, operation);
  }

  /** Whether it decides the same as another one: to do nothing, for the same cause. */
  public boolean repeats(AutomaticCode otherCode, List<WorkerId> otherWorkers) {
    return code.isNothing() && code == otherCode && workers.equals(otherWorkers);
  }
}
