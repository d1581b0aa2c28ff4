// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Says what the audit is to have of a change of a room. */
@FunctionalInterface
interface RoomWitness {
  /** Of what happens by itself: nothing. */
  RoomWitness NONE = (before, after) -> null;

  /**
   * The entry that is written with the change.
   *
   * @param before as it was stored
   * @param after as it is stored now
   * @return null when none is to be written
   */
  @Nullable AuditEntry entry(WantedRoom before, WantedRoom after);
}
