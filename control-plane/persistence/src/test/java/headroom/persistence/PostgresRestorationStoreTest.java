// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.operations.audit.AuditLog;
import headroom.operations.restoration.Restoration;
import headroom.operations.restoration.RestorationStore;
import headroom.operations.room.RoomStore;
import headroom.testkit.contract.RestorationStoreContract;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresRestorationStoreTest extends RestorationStoreContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected RestorationStore emptyStore() {
    return new PostgresRestorationStore(database);
  }

  @Override
  protected RoomStore rooms() {
    return new PostgresRoomStore(database);
  }

  @Override
  protected AuditLog audit() {
    return new PostgresAuditLog(database);
  }

  @Override
  protected void restored(Restoration restoration) {
    database.inTransaction(
        sql -> {
          PostgresRestorationStore.mark(sql, restoration);
          return true;
        });
  }
}
