// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.planning.RoomId;
import java.time.Instant;
import java.util.List;

/**
 * Port: the rooms that are wanted. Every method throws {@code HeadroomException}
 * DATABASE_UNAVAILABLE when the database can't be reached.
 */
public interface RoomStore {
  /** All rooms that are wanted open. */
  List<WantedRoom> open();

  /**
   * Adds an open room.
   *
   * @return false when an open room already has the id; then nothing is written
   */
  boolean insert(WantedRoom room);

  /**
   * Marks an open room as closed.
   *
   * @return false when no open room has the id
   */
  boolean close(RoomId id, String reason, Instant at);

  /** Whether a room of this id was closed and none is open; false also when it was never known. */
  boolean wasClosed(RoomId id);

  /**
   * The highest epoch that any room of this id ever had, open or closed; 0 when it was never known.
   */
  long highestEpoch(RoomId id);
}
