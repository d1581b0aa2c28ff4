// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.operations.audit.AuditLog;
import headroom.testkit.contract.AuditLogContract;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresAuditLogTest extends AuditLogContract {
  @Override
  protected AuditLog emptyLog() {
    return new PostgresAuditLog(TestPostgres.empty());
  }
}
