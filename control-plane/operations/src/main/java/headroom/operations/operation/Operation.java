// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is being carried out, or was.
 *
 * @param subject what it was asked for: a room, the fleet, or of a drain its hosts and workers,
 *     with ", " between them
 * @param reason in the words of whoever asked
 * @param requestedBy who asked
 * @param endedAt null while it is not over
 * @param reverseOf the operation that this one takes back; null for others
 * @param moves in the order in which they begin
 */
public record Operation(
    OperationId id,
    OperationKind kind,
    String subject,
    String reason,
    String requestedBy,
    Instant createdAt,
    @Nullable Instant endedAt,
    OperationState state,
    OperationSettings settings,
    @Nullable OperationId reverseOf,
    List<MoveProgress> moves) {
  public Operation {
    moves = List.copyOf(moves);
  }

  /** How many of its moves are in a state. */
  public long count(MoveState moveState) {
    return moves.stream().filter(move -> move.state() == moveState).count();
  }
}
