// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation among others.
 *
 * @param over moves that are done, or no longer needed
 * @param note the first failure in words, else the reason that was given
 */
record OperationRow(
    OperationId id,
    String title,
    OperationState state,
    String requestedBy,
    Instant createdAt,
    @Nullable Instant endedAt,
    long over,
    long all,
    String note) {
  static OperationRow of(Operation operation) {
    return new OperationRow(
        operation.id(),
        OperationWords.title(operation),
        operation.state(),
        operation.requestedBy(),
        operation.createdAt(),
        operation.endedAt(),
        operation.count(MoveState.DONE) + operation.count(MoveState.SKIPPED),
        operation.moves().size(),
        operation.moves().stream()
            .filter(move -> move.state() == MoveState.FAILED)
            .findFirst()
            .map(MoveProgress::note)
            .orElse(operation.reason()));
  }
}
