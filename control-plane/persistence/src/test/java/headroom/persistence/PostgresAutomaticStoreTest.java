// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.AUTOMATIC_MODE;

import headroom.operations.audit.AuditLog;
import headroom.operations.automatic.AutomaticStore;
import headroom.testkit.contract.AutomaticStoreContract;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresAutomaticStoreTest extends AutomaticStoreContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected AutomaticStore emptyStore() {
    return new PostgresAutomaticStore(database);
  }

  @Override
  protected AuditLog audit() {
    return new PostgresAuditLog(database);
  }

  @Override
  protected void claimEnds() {
    database.ask(
        sql ->
            sql.update(AUTOMATIC_MODE).set(AUTOMATIC_MODE.CLAIMED_UNTIL, Instant.EPOCH).execute());
  }
}
