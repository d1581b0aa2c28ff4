// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.fleet.HostRecord;
import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Hosts that were ever seen. */
public final class InMemoryHostStore implements HostStore {
  private final InMemoryDatabase database;
  private final SortedMap<HostId, HostRecord> hosts = new TreeMap<>();
  private final Set<WorkerId> cordonedWorkers = new TreeSet<>();

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
                : saved.withCordon(stored.cordoned()));
  }

  @Override
  public synchronized boolean cordon(HostId host, boolean cordoned) {
    database.ask();
    return hosts.computeIfPresent(host, (id, stored) -> stored.withCordon(cordoned)) != null;
  }

  @Override
  public synchronized Set<WorkerId> cordonedWorkers() {
    database.ask();
    return Set.copyOf(cordonedWorkers);
  }

  @Override
  public synchronized boolean cordon(WorkerId worker, boolean cordoned) {
    database.ask();
    if (!hosts.containsKey(worker.host())) {
      return false;
    }
    if (cordoned) {
      cordonedWorkers.add(worker);
    } else {
      cordonedWorkers.remove(worker);
    }
    return true;
  }
}
