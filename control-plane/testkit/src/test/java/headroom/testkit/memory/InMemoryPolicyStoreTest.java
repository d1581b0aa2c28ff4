// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditLog;
import headroom.operations.policy.PolicyStore;
import headroom.testkit.contract.PolicyStoreContract;

final class InMemoryPolicyStoreTest extends PolicyStoreContract {
  private final InMemoryDatabase database = new InMemoryDatabase();

  @Override
  protected PolicyStore emptyStore() {
    return database.policies();
  }

  @Override
  protected AuditLog auditOfTheSameDatabase() {
    return database.audit();
  }
}
