// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.HeadroomException;
import headroom.testkit.contract.WrittenActsContract;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class PostgresWrittenActsTest extends WrittenActsContract {
  private final Database database = TestPostgres.empty();

  @Override
  protected Stores empty() {
    return new Stores(
        new PostgresRoomStore(database),
        new PostgresOperationStore(database),
        new PostgresHostStore(database),
        new PostgresAuditLog(database));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeWhoseEntryCanNotBeWrittenIsNotMade(Change change) {
    Stores stores = empty();
    change.prepare().accept(stores);
    List<Object> before = stores.everything();
    run("alter table audit add constraint stop check (who <> 'nobody')");
    try {
      assertThatThrownBy(() -> change.make().test(stores, act("nobody")))
          .isInstanceOf(HeadroomException.class);
    } finally {
      run("alter table audit drop constraint stop");
    }
    assertThat(stores.everything()).isEqualTo(before);
    assertThat(change.make().test(stores, act("somebody"))).isTrue();
  }

  /** The transaction fails at its very end, when the entry was written long ago. */
  @ParameterizedTest
  @MethodSource("changes")
  void anEntryWhoseChangeIsUndoneIsGone(Change change) {
    Stores stores = empty();
    change.prepare().accept(stores);
    List<Object> before = stores.everything();
    run("create sequence reached");
    run(
        "create function stop() returns trigger language plpgsql as $$ begin"
            + " perform nextval('reached'); raise exception 'stop'; end $$");
    run(
        "create constraint trigger stop after insert or update or delete on "
            + change.table()
            + " deferrable initially deferred for each row execute function stop()");
    try {
      assertThatThrownBy(() -> change.make().test(stores, act("eve")))
          .isInstanceOf(HeadroomException.class);
      assertThat(reached()).as("the failure came with the commit").isTrue();
    } finally {
      run("drop trigger stop on " + change.table());
      run("drop function stop()");
      run("drop sequence reached");
    }
    assertThat(stores.everything()).isEqualTo(before);
    assertThat(change.make().test(stores, act("eve"))).isTrue();
  }

  /** A sequence keeps its value when a transaction is undone. */
  private boolean reached() {
    return database.ask(
        sql -> sql.fetchSingle("select is_called from reached").get(0, Boolean.class));
  }

  private void run(String statement) {
    database.ask(sql -> sql.execute(statement));
  }
}
