// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.OPERATOR;
import static org.jooq.impl.DSL.excluded;

import headroom.operations.access.Operators;
import java.util.Optional;
import org.jooq.Records;
import org.jooq.impl.DSL;

/** Operators in PostgreSQL. */
public final class PostgresOperators implements Operators {
  private final Database database;

  public PostgresOperators(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Operator> find(String name) {
    return database.ask(
        sql ->
            sql.select(OPERATOR.NAME, OPERATOR.PASSWORD_HASH, OPERATOR.ONE_TIME)
                .from(OPERATOR)
                .where(OPERATOR.NAME.eq(name))
                .fetchOptional(Records.mapping(Operator::new)));
  }

  @Override
  public boolean isEmpty() {
    return database.ask(sql -> !sql.fetchExists(OPERATOR));
  }

  @Override
  public void save(Operator operator) {
    database.ask(
        sql ->
            sql.insertInto(OPERATOR)
                .set(OPERATOR.NAME, operator.name())
                .set(OPERATOR.PASSWORD_HASH, operator.passwordHash())
                .set(OPERATOR.ONE_TIME, operator.oneTime())
                .onConflict(OPERATOR.NAME)
                .doUpdate()
                .set(OPERATOR.PASSWORD_HASH, excluded(OPERATOR.PASSWORD_HASH))
                .set(OPERATOR.ONE_TIME, excluded(OPERATOR.ONE_TIME))
                .set(OPERATOR.CHANGED_AT, DSL.currentInstant())
                .execute());
  }
}
