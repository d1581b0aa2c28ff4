// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditLog;
import headroom.operations.automatic.AutomaticStore;
import headroom.testkit.contract.AutomaticStoreContract;

final class InMemoryAutomaticStoreTest extends AutomaticStoreContract {
  private InMemoryDatabase database = new InMemoryDatabase();

  @Override
  protected AutomaticStore emptyStore() {
    database = new InMemoryDatabase();
    return database.automatic();
  }

  @Override
  protected AuditLog audit() {
    return database.audit();
  }

  @Override
  protected void claimEnds() {
    database.automatic().claimEnds();
  }
}
