// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is asked for.
 *
 * @param id chosen by whoever asks
 * @param subject what it was asked for, in a word or two
 * @param steps in the order in which they begin
 * @param reverseOf the operation that this one takes back
 * @param plan the summary of the plan that is applied, for the audit; empty when there is none
 */
public record OperationRequest(
    OperationId id,
    OperationKind kind,
    String subject,
    List<Step> steps,
    OperationSettings settings,
    String reason,
    String requestedBy,
    @Nullable OperationId reverseOf,
    String plan) {
  public OperationRequest {
    steps = List.copyOf(steps);
  }

  /** One without a plan. */
  public OperationRequest(
      OperationId id,
      OperationKind kind,
      String subject,
      List<Step> steps,
      OperationSettings settings,
      String reason,
      String requestedBy,
      @Nullable OperationId reverseOf) {
    this(id, kind, subject, steps, settings, reason, requestedBy, reverseOf, "");
  }

  /**
   * A move and when it may begin.
   *
   * @param wave 1-based; a wave begins when all moves of the one before are over
   */
  public record Step(RoomMove move, int wave) {}
}
