// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;

/**
 * Everybody on one part of a room goes to another worker, where the room may have a part already.
 *
 * @param from has the part
 * @param to another worker
 */
public record RoomMove(RoomId room, WorkerId from, WorkerId to) {
  public RoomMove {
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          "Room " + room + " can't move from " + from + " to itself.");
    }
  }

  /** The way back. */
  public RoomMove reversed() {
    return new RoomMove(room, to, from);
  }
}
