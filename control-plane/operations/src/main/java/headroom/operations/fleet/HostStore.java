// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.HostId;
import java.util.List;

/** Port: the hosts that were ever seen. Throws {@code HeadroomException} DATABASE_UNAVAILABLE. */
public interface HostStore {
  List<HostRecord> all();

  /**
   * Keeps new rooms from a host, or lets them come again; {@link #save} leaves that as it is.
   *
   * @return whether the host is known
   */
  boolean cordon(HostId host, boolean cordoned);

  /** Inserts or updates; the cordon of a known host is kept as stored. */
  void save(HostRecord host);
}
