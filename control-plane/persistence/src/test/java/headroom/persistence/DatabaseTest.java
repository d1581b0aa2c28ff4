// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
final class DatabaseTest {
  @Test
  void aDatabaseThatDoesNotAnswerIsUnavailableAndWorthARetry() {
    var nowhere = new PGSimpleDataSource();
    // Port 1 of the loopback interface is never listened on.
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");
    assertThatThrownBy(() -> new Database(nowhere).check())
        .isInstanceOfSatisfying(
            HeadroomException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
              assertThat(refusal.code().category().retryable()).isTrue();
            });
  }

  @Test
  void anEndedConnectionIsUnavailableToo() {
    Database database = new Database(TestPostgres.dataSource());
    assertThatThrownBy(
            () -> database.ask(sql -> sql.fetch("select pg_terminate_backend(pg_backend_pid())")))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
  }

  @Test
  void aWrongStatementIsOurFaultAndItsTextStaysInside() {
    Database database = new Database(TestPostgres.dataSource());
    assertThatThrownBy(() -> database.ask(sql -> sql.fetch("select no_such_thing")))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INTERNAL);
              assertThat(refusal).message().doesNotContain("no_such_thing");
            });
  }

  @Test
  void aTransactionIsUndoneWhenItsWorkFails() {
    Database database = TestPostgres.empty();
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    sql -> {
                      sql.execute(
                          "insert into setting (name, value, changed_by) values ('a', '1', 'me')");
                      throw new IllegalStateException("stop");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(database.<Integer>ask(sql -> sql.fetchCount(headroom.db.Tables.SETTING))).isZero();
  }

  @Test
  void checkingALivingDatabaseIsSilent() {
    new Database(TestPostgres.dataSource()).check();
  }
}
