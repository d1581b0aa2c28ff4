// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditEntry;
import headroom.operations.policy.PolicyStore;
import headroom.operations.policy.PolicyVersion;
import headroom.planning.policy.PolicyScope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Policies with all their versions. */
public final class InMemoryPolicyStore implements PolicyStore {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final SortedMap<PolicyScope, List<PolicyVersion>> versions = new TreeMap<>();

  InMemoryPolicyStore(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized List<PolicyVersion> newest() {
    database.ask();
    return versions.values().stream().map(List::getLast).toList();
  }

  @Override
  public synchronized List<PolicyVersion> versions(PolicyScope scope) {
    database.ask();
    return versions.getOrDefault(scope, List.of()).reversed();
  }

  @Override
  public synchronized boolean add(PolicyVersion version, AuditEntry act) {
    database.ask();
    List<PolicyVersion> known = versions.getOrDefault(version.scope(), List.of());
    if (version.version() != known.size() + 1) {
      return false;
    }
    versions.computeIfAbsent(version.scope(), scope -> new ArrayList<>()).add(version);
    audit.write(act);
    return true;
  }
}
