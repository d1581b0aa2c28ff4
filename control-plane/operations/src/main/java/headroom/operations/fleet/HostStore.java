// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Set;

/** Port: the hosts that were ever seen. Throws {@code HeadroomException} DATABASE_UNAVAILABLE. */
public interface HostStore {
  List<HostRecord> all();

  /**
   * Keeps new rooms from a host, or lets them come again; {@link #save} leaves that as it is.
   *
   * @return whether the host is known
   */
  boolean cordon(HostId host, boolean cordoned);

  /** Workers that are cordoned by themselves, whatever holds for their hosts. */
  Set<WorkerId> cordonedWorkers();

  /**
   * Keeps new rooms from one worker, or lets them come again.
   *
   * @return whether its host is known
   */
  boolean cordon(WorkerId worker, boolean cordoned);

  /** Inserts or updates; the cordon of a known host is kept as stored. */
  void save(HostRecord host);
}
