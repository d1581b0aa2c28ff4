// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import headroom.operations.operation.AtDeadline;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words for operations, the same on each page. */
public final class OperationWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private OperationWords() {}

  /** The verb: what operators call it. */
  public static String verb(OperationKind kind) {
    return switch (kind) {
      case MIGRATE -> "Move";
      case DRAIN -> "Drain";
      case REBALANCE -> "Rebalance";
    };
  }

  /** What it does to what. */
  static String title(Operation operation) {
    String words = verb(operation.kind()) + " " + operation.subject();
    return operation.reverseOf() == null ? words : "Reverse: " + words;
  }

  /** A state of a move in lower case, the way it stands in a row. */
  static String word(MoveState state) {
    return switch (state) {
      case WAITING -> "waiting";
      case OPENING -> "moving: opening";
      case COMMITTING -> "moving: committing";
      case ANNOUNCING -> "moving: announcing";
      case MOVING -> "moving: switching";
      case CLOSING -> "moving: closing";
      case DONE -> "done";
      case SKIPPED -> "skipped";
      case FAILED -> "failed";
    };
  }

  /** What happens at the deadline to people who are still to be moved. */
  public static String atDeadline(AtDeadline then) {
    return switch (then) {
      case WAIT -> "wait until they leave";
      case MOVE_ANYWAY -> "move anyway: clients without migration reconnect";
      case CLOSE -> "close rooms that have not moved";
    };
  }

  /** The deadline, or that there is none. */
  static String deadline(OperationSettings settings) {
    Instant deadline = settings.deadline();
    return deadline == null ? "none" : when(deadline);
  }

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String when(Instant at) {
    return DAY_AND_TIME.format(at);
  }
}
