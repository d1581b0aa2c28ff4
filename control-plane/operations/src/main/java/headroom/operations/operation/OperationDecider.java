// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.planning.RoomId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operation does next. Pure. */
public final class OperationDecider {
  private OperationDecider() {}

  /**
   * Moves to be carried on: those under way, and further ones as far as settings and state allow.
   * Of one room, one move at a time.
   */
  public static List<MoveProgress> due(Operation operation) {
    List<MoveProgress> due = new ArrayList<>();
    Set<RoomId> busy = new HashSet<>();
    for (MoveProgress move : operation.moves()) {
      if (move.state().isUnderWay()) {
        due.add(move);
        busy.add(move.move().room());
      }
    }
    if (operation.state() != OperationState.RUNNING) {
      return due;
    }
    int wave =
        operation.moves().stream()
            .filter(move -> !move.state().isOver())
            .mapToInt(MoveProgress::wave)
            .min()
            .orElse(0);
    for (MoveProgress move : operation.moves()) {
      if (due.size() >= operation.settings().maxParallel()) {
        break;
      }
      if (move.state() == MoveState.WAITING
          && move.wave() == wave
          && busy.add(move.move().room())) {
        due.add(move);
      }
    }
    return due;
  }

  /** How it ends, if it does now. */
  public static Optional<OperationState> end(Operation operation) {
    boolean underWay = operation.moves().stream().anyMatch(move -> move.state().isUnderWay());
    boolean waiting = operation.count(MoveState.WAITING) > 0;
    if (operation.state().isOver() || underWay) {
      return Optional.empty();
    }
    if (waiting) {
      return operation.state() == OperationState.STOPPING
          ? Optional.of(OperationState.STOPPED)
          : Optional.empty();
    }
    return Optional.of(
        operation.count(MoveState.FAILED) > 0 ? OperationState.FAILED : OperationState.DONE);
  }
}
