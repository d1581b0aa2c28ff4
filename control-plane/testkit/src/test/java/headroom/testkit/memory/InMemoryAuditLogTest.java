// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditLog;
import headroom.testkit.contract.AuditLogContract;

final class InMemoryAuditLogTest extends AuditLogContract {
  @Override
  protected AuditLog emptyLog() {
    return new InMemoryDatabase().audit();
  }
}
