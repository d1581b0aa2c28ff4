// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Port: the state of automatic mode and the log of what it did. Every method throws {@code
 * HeadroomException} DATABASE_UNAVAILABLE when the database can't be reached.
 */
public interface AutomaticStore {
  /** {@link AutomaticState#INITIAL} when nothing was ever changed. */
  AutomaticState state();

  /**
   * Changes the state, with its entry in the audit and its row in the log, or none of the three.
   *
   * @param next of the version after the stored one
   * @return false when another version is stored meanwhile; then nothing is written
   */
  boolean change(AutomaticState next, AuditEntry audit, AutomaticEntry entry);

  /**
   * Makes sure that one replica at a time decides. A claim ends by itself.
   *
   * @param length by the database's clock, which all replicas share
   * @return whether it is this replica's for so long
   */
  boolean claim(String replica, Duration length);

  /** Adds a row, unless the newest one is the same decision to do nothing: that one grows. */
  void log(AutomaticEntry entry);

  /**
   * Rows of the log, newest first.
   *
   * @param before only those with a lower number
   */
  List<AutomaticAct> acts(int most, long before);

  /** Forgets decisions to do nothing that ended, and whatever else happened, before a time. */
  void forget(Instant nothingBefore, Instant before);
}
