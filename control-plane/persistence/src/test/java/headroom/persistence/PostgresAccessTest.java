// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.operations.access.ApiKeys;
import headroom.operations.access.Operators;
import headroom.operations.access.SigningKeys;
import headroom.operations.audit.AuditLog;
import headroom.testkit.contract.AccessStoresContract;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresAccessTest extends AccessStoresContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected Operators noOperators() {
    return new PostgresOperators(database);
  }

  @Override
  protected ApiKeys noApiKeys() {
    return new PostgresApiKeys(database);
  }

  @Override
  protected AuditLog audit() {
    return new PostgresAuditLog(database);
  }

  @Override
  protected SigningKeys noSigningKeys() {
    return new PostgresSigningKeys(database);
  }
}
