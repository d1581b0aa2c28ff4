// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.HOST;

import headroom.operations.fleet.HostStore;
import headroom.planning.HostId;
import headroom.testkit.contract.HostStoreContract;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresHostStoreTest extends HostStoreContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected HostStore emptyStore() {
    return new PostgresHostStore(database);
  }

  @Override
  protected void cordon(HostId host) {
    database.ask(
        sql ->
            sql.update(HOST).set(HOST.CORDONED, true).where(HOST.NAME.eq(host.name())).execute());
  }
}
