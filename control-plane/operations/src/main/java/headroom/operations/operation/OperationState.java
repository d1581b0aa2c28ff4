// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

/** Where an operation stands. */
public enum OperationState {
  RUNNING,
  /** Moves that are under way end; no further one begins until it is resumed. */
  PAUSED,
  /** The same, and then it ends. */
  STOPPING,
  /** Every move was made, or was no longer needed. */
  DONE,
  /** Ended by hand before every move was made. */
  STOPPED,
  /** Every move is over, and some failed, or rooms have come meanwhile to what was drained. */
  FAILED;

  /** Whether nothing more will happen by itself. */
  public boolean isOver() {
    return switch (this) {
      case RUNNING, PAUSED, STOPPING -> false;
      case DONE, STOPPED, FAILED -> true;
    };
  }
}
