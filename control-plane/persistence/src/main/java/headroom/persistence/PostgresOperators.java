// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.OPERATOR;
import static org.jooq.impl.DSL.excluded;

import headroom.db.tables.records.OperatorRecord;
import headroom.operations.access.Operators;
import headroom.operations.access.Role;
import headroom.operations.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
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
            sql.selectFrom(OPERATOR)
                .where(OPERATOR.NAME.eq(name))
                .fetchOptional(PostgresOperators::operator));
  }

  @Override
  public List<Operator> all() {
    return database.ask(
        sql -> sql.selectFrom(OPERATOR).orderBy(OPERATOR.NAME).fetch(PostgresOperators::operator));
  }

  @Override
  public void save(Operator operator, AuditEntry act) {
    database.inTransaction(
        sql -> {
          sql.insertInto(OPERATOR)
              .set(OPERATOR.NAME, operator.name())
              .set(OPERATOR.PASSWORD_HASH, operator.passwordHash())
              .set(OPERATOR.ONE_TIME, operator.oneTime())
              .set(OPERATOR.ROLE, operator.role().name())
              .set(OPERATOR.HOST_GROUPS, StoredScope.written(operator.scope()))
              .set(OPERATOR.SIGN_INS, operator.signIns())
              .onConflict(OPERATOR.NAME)
              .doUpdate()
              .set(OPERATOR.PASSWORD_HASH, excluded(OPERATOR.PASSWORD_HASH))
              .set(OPERATOR.ONE_TIME, excluded(OPERATOR.ONE_TIME))
              .set(OPERATOR.ROLE, excluded(OPERATOR.ROLE))
              .set(OPERATOR.HOST_GROUPS, excluded(OPERATOR.HOST_GROUPS))
              .set(OPERATOR.SIGN_INS, excluded(OPERATOR.SIGN_INS))
              .set(OPERATOR.CHANGED_AT, DSL.currentInstant())
              .execute();
          return PostgresAuditLog.insert(sql, act);
        });
  }

  @Override
  public boolean remove(String name, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          int removed = sql.deleteFrom(OPERATOR).where(OPERATOR.NAME.eq(name)).execute();
          if (removed > 0) {
            PostgresAuditLog.insert(sql, act);
          }
          return removed > 0;
        });
  }

  private static Operator operator(OperatorRecord row) {
    return new Operator(
        row.getName(),
        row.getPasswordHash(),
        row.getOneTime(),
        Role.valueOf(row.getRole()),
        StoredScope.read(row.getHostGroups()),
        row.getSignIns());
  }
}
