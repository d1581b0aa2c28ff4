// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedRoom;

/** What became of a wish for one more participant. */
public sealed interface Seat {
  /** Promised: the participant counts from now on. */
  record Promised(WantedRoom room) implements Seat {}

  /**
   * The worker would pass its capacity.
   *
   * @param consumers that it would have
   */
  record Full(int consumers) implements Seat {}

  /** The room is being closed. */
  record Closing() implements Seat {}

  /** No such room is wanted. */
  record Unknown() implements Seat {}
}
