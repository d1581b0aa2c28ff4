// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import java.util.List;

/** Port: the hosts that were ever seen. Throws {@code HeadroomException} DATABASE_UNAVAILABLE. */
public interface HostStore {
  List<HostRecord> all();

  /** Inserts or updates; the cordon of a known host is kept as stored. */
  void save(HostRecord host);
}
