// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import java.time.Instant;

/**
 * A move of an operation and how far it is.
 *
 * @param position counts up from 0 within the operation
 * @param wave 1-based; it begins when all moves of the wave before are over
 * @param state the step to be done next
 * @param since when this state was reached
 * @param attempts at this step that failed
 * @param note why it waits, failed or was skipped; else empty
 * @param people who were to be moved, once announced
 * @param leftBehind of these, whose connection was ended because their clients don't know migration
 *     or did not follow in time
 */
public record MoveProgress(
    int position,
    int wave,
    RoomMove move,
    MoveState state,
    Instant since,
    int attempts,
    String note,
    int people,
    int leftBehind) {
  /** One that has not begun. */
  public static MoveProgress waiting(int position, int wave, RoomMove move, Instant now) {
    return new MoveProgress(position, wave, move, MoveState.WAITING, now, 0, "", 0, 0);
  }

  /** The next step. */
  public MoveProgress at(MoveState next, Instant now) {
    return new MoveProgress(position, wave, move, next, now, 0, "", people, leftBehind);
  }

  /** Over, with the reason. */
  public MoveProgress ended(MoveState over, String why, Instant now) {
    return new MoveProgress(position, wave, move, over, now, attempts, why, people, leftBehind);
  }

  /** The step failed and is to be done again. */
  public MoveProgress failedOnce(String why, Instant now) {
    return new MoveProgress(
        position, wave, move, state, now, attempts + 1, why, people, leftBehind);
  }

  /** People could not be told once more; they have been in this state no less long. */
  public MoveProgress notTold(String why) {
    return new MoveProgress(
        position, wave, move, state, since, attempts + 1, why, people, leftBehind);
  }

  /** People were told once more. */
  public MoveProgress told() {
    return new MoveProgress(position, wave, move, state, since, 0, "", people, leftBehind);
  }

  /** With the figures of what was announced. */
  public MoveProgress of(int movers, int left) {
    return new MoveProgress(position, wave, move, state, since, attempts, note, movers, left);
  }
}
