// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedRoom;
import headroom.planning.WorkerId;

/** What became of a wish for one more participant. */
public sealed interface Seat {
  /** Promised on a part that the room has: the participant counts from now on. */
  record Promised(WantedRoom room, WorkerId part) implements Seat {}

  /**
   * Promised on a further part that is not open yet: the participant counts from now on.
   *
   * @param begins whether the caller has to open it; else somebody does already
   */
  record OnFurther(WantedRoom room, PartOpening opening, boolean begins) implements Seat {}

  /**
   * No worker can take the participant.
   *
   * @param summary in words for the caller: what is missing
   */
  record Full(String summary) implements Seat {}

  /** The room is being closed. */
  record Closing() implements Seat {}

  /** No such room is wanted. */
  record Unknown() implements Seat {}
}
