// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.access.ApiKeys;
import headroom.operations.access.Operators;
import headroom.operations.access.SigningKeys;
import headroom.operations.audit.AuditLog;
import headroom.testkit.contract.AccessStoresContract;

final class InMemoryAccessStoresTest extends AccessStoresContract {
  private final InMemoryDatabase database = new InMemoryDatabase();

  @Override
  protected Operators noOperators() {
    return database.operators();
  }

  @Override
  protected ApiKeys noApiKeys() {
    return database.apiKeys();
  }

  @Override
  protected AuditLog audit() {
    return database.audit();
  }

  @Override
  protected SigningKeys noSigningKeys() {
    return database.signingKeys();
  }
}
