// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is being carried out, or was.
 *
 * @param subject what it was asked for
 * @param reverseOf the operation that it takes back
 * @param audio gaps that receivers measured, of sound; null where many operations are listed
 * @param video the same, of pictures
 */
public record OperationView(
    String id,
    OperationKind kind,
    String subject,
    String reason,
    String requestedBy,
    Instant createdAt,
    @Nullable Instant endedAt,
    OperationState state,
    SettingsView settings,
    @Nullable String reverseOf,
    List<MoveView> moves,
    GapSummary.@Nullable Figures audio,
    GapSummary.@Nullable Figures video) {
  static OperationView listed(Operation operation) {
    return of(operation, null);
  }

  static OperationView of(Operation operation, @Nullable GapSummary gaps) {
    return new OperationView(
        operation.id().toString(),
        operation.kind(),
        operation.subject(),
        operation.reason(),
        operation.requestedBy(),
        operation.createdAt(),
        operation.endedAt(),
        operation.state(),
        SettingsView.of(operation.settings()),
        operation.reverseOf() == null ? null : operation.reverseOf().toString(),
        operation.moves().stream().map(MoveView::of).toList(),
        gaps == null ? null : gaps.audio(),
        gaps == null ? null : gaps.video());
  }

  /**
   * A move and how far it is.
   *
   * @param state the step to be done next
   * @param note why it waits, failed or was skipped
   * @param people who were to be moved
   * @param leftBehind of these, whose connection was ended
   */
  public record MoveView(
      int wave,
      String room,
      String from,
      String to,
      MoveState state,
      Instant since,
      int attempts,
      String note,
      int people,
      int leftBehind) {
    private static MoveView of(MoveProgress move) {
      return new MoveView(
          move.wave(),
          move.move().room().value(),
          move.move().from().toString(),
          move.move().to().toString(),
          move.state(),
          move.since(),
          move.attempts(),
          move.note(),
          move.people(),
          move.leftBehind());
    }
  }
}
