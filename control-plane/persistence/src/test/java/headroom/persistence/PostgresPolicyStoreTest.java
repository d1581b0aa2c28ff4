// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.AUDIT;
import static headroom.db.Tables.POLICY_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditQuery;
import headroom.operations.policy.PolicyStore;
import headroom.testkit.contract.PolicyStoreContract;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresPolicyStoreTest extends PolicyStoreContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected PolicyStore emptyStore() {
    return new PostgresPolicyStore(database);
  }

  @Override
  protected AuditLog auditOfTheSameDatabase() {
    return new PostgresAuditLog(database);
  }

  @Test
  void ofManyWhoChangeTheSameVersionAtOnceOneWins() throws Exception {
    PolicyStore store = emptyStore();
    try (ExecutorService many = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> added =
          IntStream.range(0, 8)
              .mapToObj(i -> many.submit(() -> store.add(fleet(1, 400 + i), act("a" + i))))
              .toList();
      int winners = 0;
      for (Future<Boolean> each : added) {
        winners += each.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
    assertThat(store.newest()).hasSize(1);
    assertThat(acts()).hasSize(1);
  }

  @Test
  void aChangeWhoseActCanNotBeWrittenIsNotMade() {
    PolicyStore store = emptyStore();
    database.ask(
        sql -> sql.execute("alter table audit add constraint stop check (who <> 'nobody')"));
    try {
      assertThatThrownBy(() -> store.add(fleet(1, 400), act("nobody")))
          .isInstanceOf(HeadroomException.class);
    } finally {
      database.ask(sql -> sql.execute("alter table audit drop constraint stop"));
    }
    assertThat(store.newest()).isEmpty();
  }

  @Test
  void neitherTableLetsARowBeChangedOrTakenAway() {
    emptyStore().add(fleet(1, 400), act("m.keller"));
    for (Table<?> table : List.<Table<?>>of(POLICY_VERSION, AUDIT)) {
      for (String statement :
          List.of(
              "update %s set " + (table.equals(AUDIT) ? "why" : "reason") + " = 'x'",
              "delete from %s",
              "truncate %s")) {
        assertThatThrownBy(
                () ->
                    DSL.using(TestPostgres.dataSource(), SQLDialect.POSTGRES)
                        .execute(statement.formatted(table.getName())))
            .as(statement)
            .isInstanceOfSatisfying(
                DataAccessException.class, e -> assertThat(e.sqlState()).isEqualTo("23001"));
      }
    }
    assertThat(acts()).hasSize(1);
  }

  private List<?> acts() {
    return auditOfTheSameDatabase().find(AuditQuery.NEWEST);
  }
}
