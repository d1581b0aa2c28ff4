// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.audit.AuditEntry;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Port: the rooms that are wanted. Every method throws {@code HeadroomException}
 * DATABASE_UNAVAILABLE when the database can't be reached.
 *
 * <p>An act's entry in the audit is written with what the act changes, or neither is; without an
 * act, null, none is.
 */
public interface RoomStore {
  /** All rooms that are wanted open. */
  List<WantedRoom> open();

  /** The open room of this id. Seldom asked: an adapter may leave it as it is. */
  default Optional<WantedRoom> find(RoomId id) {
    return open().stream().filter(room -> room.id().equals(id)).findFirst();
  }

  /**
   * Adds an open room.
   *
   * @return false when an open room already has the id; then nothing is written
   * @throws headroom.operations.HeadroomException ROOM_CLOSING when an earlier life of the id had
   *     this epoch
   */
  boolean insert(WantedRoom room, @Nullable AuditEntry act);

  /** The same without an act. */
  default boolean insert(WantedRoom room) {
    return insert(room, null);
  }

  /**
   * Writes a room's plan, if what is stored is the open room of this epoch with the revision just
   * before the plan's: of two who change a room at the same time, one is told to look again.
   *
   * @return false when something else is stored; then nothing is written
   */
  boolean replan(WantedRoom room, @Nullable AuditEntry act);

  /** The same without an act. */
  default boolean replan(WantedRoom room) {
    return replan(room, null);
  }

  /**
   * Writes a room's new home and plan, if what is stored is the open room of the epoch just before,
   * with the revision just before.
   *
   * @return false when something else is stored; then nothing is written
   */
  boolean rehome(WantedRoom room);

  /**
   * Marks an open room as closed.
   *
   * @return false when no open room has the id
   */
  boolean close(RoomId id, String reason, Instant at, @Nullable AuditEntry act);

  /** The same without an act. */
  default boolean close(RoomId id, String reason, Instant at) {
    return close(id, reason, at, null);
  }

  /**
   * Those of these ids of which a room was closed and none is open, with the highest epoch that any
   * of them had; others may be unknown.
   */
  Map<RoomId, Long> closed(Set<RoomId> ids);

  /**
   * The highest epoch that any room of this id ever had, open or closed; 0 when it was never known.
   */
  long highestEpoch(RoomId id);
}
