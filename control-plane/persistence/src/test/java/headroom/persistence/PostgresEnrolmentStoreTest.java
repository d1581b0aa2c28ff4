// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.testkit.contract.EnrolmentStoreContract;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresEnrolmentStoreTest extends EnrolmentStoreContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected Stores empty() {
    return new Stores(
        new PostgresEnrolmentStore(database),
        new PostgresAuthorityStore(database),
        new PostgresHostStore(database),
        new PostgresRoomStore(database),
        new PostgresAuditLog(database));
  }
}
