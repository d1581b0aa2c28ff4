// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is asked for.
 *
 * @param id chosen by whoever asks
 * @param subject what it was asked for, in a word or two
 * @param reverseOf the operation that this one takes back
 */
public record OperationRequest(
    OperationId id,
    OperationKind kind,
    String subject,
    List<RoomMove> moves,
    OperationSettings settings,
    String reason,
    String requestedBy,
    @Nullable OperationId reverseOf) {
  public OperationRequest {
    moves = List.copyOf(moves);
  }
}
