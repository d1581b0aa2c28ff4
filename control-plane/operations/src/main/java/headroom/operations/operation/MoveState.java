// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

/**
 * Steps of a move. A stored state names the step that is to be done next, so a step that was
 * interrupted is done again; each may be done any number of times.
 */
public enum MoveState {
  /** Not begun. */
  WAITING,
  /** The target part is opened, if the room has none there. */
  OPENING,
  /** The target becomes the home, if the source was. */
  COMMITTING,
  /** The target expects them, the source's agent tells its clients. */
  ANNOUNCING,
  /** Clients go over; the source's agent counts them. */
  MOVING,
  /** The source part, which is empty, is taken out of the room. */
  CLOSING,
  DONE,
  /** There was nothing to move any more. */
  SKIPPED,
  /** Given up; everybody is where the room still has a part. */
  FAILED;

  /** Whether nothing more will happen by itself. */
  public boolean isOver() {
    return switch (this) {
      case DONE, SKIPPED, FAILED -> true;
      case WAITING, OPENING, COMMITTING, ANNOUNCING, MOVING, CLOSING -> false;
    };
  }

  /** Whether it has begun and is not over. */
  public boolean isUnderWay() {
    return this != WAITING && !isOver();
  }
}
