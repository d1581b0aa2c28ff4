// SPDX-License-Identifier: Apache-2.0
package headroom.operations.restoration;

import headroom.operations.audit.AuditEntry;
import headroom.operations.room.WantedRoom;
import java.util.List;
import java.util.Optional;

/**
 * Port: whether the database was restored. Throws {@code HeadroomException} DATABASE_UNAVAILABLE.
 */
public interface RestorationStore {
  /** The latest one; empty when there was none. */
  Optional<Restoration> latest();

  /**
   * Writes rooms as they go on, each in place of the open one of its id, that with this the latest
   * restoration is settled, and the act: all or nothing.
   *
   * @return false when it was settled already, or another one came; then nothing is written
   */
  boolean settle(Restoration settled, List<WantedRoom> rooms, AuditEntry act);
}
