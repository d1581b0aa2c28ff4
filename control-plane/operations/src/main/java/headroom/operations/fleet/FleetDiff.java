// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.Set;

/**
 * What differs between two pictures; made once per tick, not once per reader.
 *
 * @param membershipChanged true when a host, worker or room came or left
 */
public record FleetDiff(
    Set<HostId> hosts, Set<WorkerId> workers, Set<RoomId> rooms, boolean membershipChanged) {
  public FleetDiff {
    hosts = Set.copyOf(hosts);
    workers = Set.copyOf(workers);
    rooms = Set.copyOf(rooms);
  }

  public boolean isEmpty() {
    return hosts.isEmpty() && workers.isEmpty() && rooms.isEmpty() && !membershipChanged;
  }
}
