// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.audit.AuditEntry;
import headroom.operations.policy.PolicyStore;
import headroom.operations.policy.PolicyVersion;
import headroom.planning.policy.PolicyScope;
import java.util.List;

/** Policies of what is within the caller's scope; only callers add versions. */
public final class GuardedPolicyStore implements PolicyStore {
  private final PolicyStore store;
  private final Guard guard;

  public GuardedPolicyStore(PolicyStore store, Guard guard) {
    this.store = store;
    this.guard = guard;
  }

  @Override
  public List<PolicyVersion> newest() {
    return store.newest();
  }

  @Override
  public List<PolicyVersion> versions(PolicyScope scope) {
    return store.versions(scope);
  }

  @Override
  public boolean add(PolicyVersion version, AuditEntry act) {
    guard.require(Right.POLICIES, version.scope());
    return store.add(version, act);
  }
}
