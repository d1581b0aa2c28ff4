// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import java.sql.Connection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * The way to PostgreSQL for all stores: it translates every failure into a {@link
 * headroom.operations.HeadroomException} in one place.
 */
public final class Database {
  private final DSLContext sql;

  /**
   * @param dataSource a pool whose connections are in auto-commit mode
   */
  public Database(DataSource dataSource) {
    silence();
    this.sql = DSL.using(dataSource, SQLDialect.POSTGRES);
  }

  /** Statements within a transaction that somebody else begins and ends. */
  static DSLContext on(Connection connection) {
    silence();
    return DSL.using(new DefaultConnectionProvider(connection), SQLDialect.POSTGRES);
  }

  /** jOOQ greets with a banner and a tip of the day on standard output otherwise. */
  private static void silence() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  /** Runs one statement. */
  <T> T ask(Function<DSLContext, T> work) {
    try {
      return work.apply(sql);
    } catch (DataAccessException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /** Runs several statements in one transaction. */
  <T> T inTransaction(Function<DSLContext, T> work) {
    try {
      return sql.transactionResult(configuration -> work.apply(configuration.dsl()));
    } catch (DataAccessException e) {
      throw DatabaseErrors.translate(e);
    }
  }

  /**
   * Asks the database for a sign of life.
   *
   * @throws headroom.operations.HeadroomException DATABASE_UNAVAILABLE
   */
  public void check() {
    ask(ctx -> ctx.selectOne().fetch());
  }
}
