// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.fleet.HostRecord;
import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hosts that were ever seen. */
public final class InMemoryHostStore implements HostStore {
  private final InMemoryDatabase database;
  private final SortedMap<HostId, HostRecord> hosts = new TreeMap<>();

  InMemoryHostStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public synchronized List<HostRecord> all() {
    database.ask();
    return List.copyOf(hosts.values());
  }

  @Override
  public synchronized void save(HostRecord host) {
    database.ask();
    hosts.merge(
        host.id(),
        host,
        (stored, saved) ->
            saved.incarnation() < stored.incarnation()
                ? stored
                : withCordon(saved, stored.cordoned()));
  }

  /** An operator's wish; it has no port of its own yet. */
  public synchronized void cordon(HostId host) {
    hosts.computeIfPresent(host, (id, stored) -> withCordon(stored, true));
  }

  private static HostRecord withCordon(HostRecord host, boolean cordoned) {
    return new HostRecord(
        host.id(),
        host.group(),
        host.incarnation(),
        cordoned,
        host.agentVersion(),
        host.mediasoupVersion(),
        host.cores(),
        host.workers(),
        host.memoryBytes(),
        host.signallingUrl(),
        host.clientUrl(),
        host.peerAddress(),
        host.lastSeen());
  }
}
