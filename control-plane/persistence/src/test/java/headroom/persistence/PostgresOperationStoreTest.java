// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.OPERATION;

import headroom.operations.operation.OperationStore;
import headroom.testkit.contract.OperationStoreContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresOperationStoreTest extends OperationStoreContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected OperationStore emptyStore() {
    return new PostgresOperationStore(database);
  }

  @Override
  protected void claimsEnd(OperationStore store) {
    Instant past = Instant.now().minus(Duration.ofMinutes(1));
    database.ask(sql -> sql.update(OPERATION).set(OPERATION.CLAIMED_UNTIL, past).execute());
  }
}
