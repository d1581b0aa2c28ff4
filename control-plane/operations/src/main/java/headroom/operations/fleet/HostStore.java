// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.audit.AuditEntry;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Port: the hosts that were ever seen. Throws {@code HeadroomException} DATABASE_UNAVAILABLE.
 *
 * <p>An act's entry in the audit is written with what the act changes, or neither is; of one that
 * changes nothing, or without an act, null, none is.
 */
public interface HostStore {
  List<HostRecord> all();

  /**
   * Keeps new rooms from a host, or lets them come again; {@link #save} leaves that as it is.
   *
   * @return whether the host is known
   */
  boolean cordon(HostId host, boolean cordoned, @Nullable AuditEntry act);

  /** The same without an act. */
  default boolean cordon(HostId host, boolean cordoned) {
    return cordon(host, cordoned, null);
  }

  /** Workers that are cordoned by themselves, whatever holds for their hosts. */
  Set<WorkerId> cordonedWorkers();

  /**
   * Keeps new rooms from one worker, or lets them come again.
   *
   * @return whether its host is known
   */
  boolean cordon(WorkerId worker, boolean cordoned, @Nullable AuditEntry act);

  /** The same without an act. */
  default boolean cordon(WorkerId worker, boolean cordoned) {
    return cordon(worker, cordoned, null);
  }

  /** Inserts or updates; the cordon of a known host is kept as stored. */
  void save(HostRecord host);
}
