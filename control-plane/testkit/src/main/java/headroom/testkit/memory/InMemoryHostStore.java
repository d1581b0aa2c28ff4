// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditEntry;
import headroom.operations.fleet.HostRecord;
import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Hosts that were ever seen. */
public final class InMemoryHostStore implements HostStore {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final SortedMap<HostId, HostRecord> hosts = new TreeMap<>();
  private final Set<WorkerId> cordonedWorkers = new TreeSet<>();

  InMemoryHostStore(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
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
  public synchronized boolean cordon(HostId host, boolean cordoned, @Nullable AuditEntry act) {
    database.ask();
    HostRecord stored = hosts.get(host);
    if (stored == null || stored.cordoned() == cordoned) {
      return stored != null;
    }
    hosts.put(host, stored.withCordon(cordoned));
    return audit.writes(act);
  }

  @Override
  public synchronized Set<WorkerId> cordonedWorkers() {
    database.ask();
    return Set.copyOf(cordonedWorkers);
  }

  @Override
  public synchronized boolean cordon(WorkerId worker, boolean cordoned, @Nullable AuditEntry act) {
    database.ask();
    if (!hosts.containsKey(worker.host())) {
      return false;
    }
    boolean changed = cordoned ? cordonedWorkers.add(worker) : cordonedWorkers.remove(worker);
    return !changed || audit.writes(act);
  }

  /** Forgets a host with its cordons, within another store's statement. */
  synchronized void remove(HostId host) {
    hosts.remove(host);
    cordonedWorkers.removeIf(worker -> worker.host().equals(host));
  }
}
