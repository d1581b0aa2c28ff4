// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.OPERATOR;

import headroom.db.tables.records.OperatorRecord;
import headroom.operations.access.Operators;
import headroom.operations.access.Role;
import headroom.operations.audit.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  public boolean add(Operator operator, AuditEntry act) {
    return database.inTransaction(
        sql ->
            sql.insertInto(OPERATOR).set(row(operator)).onConflictDoNothing().execute() == 1
                && PostgresAuditLog.insert(sql, act) > 0);
  }

  @Override
  public boolean change(String name, Decision decision) {
    return database.inTransaction(
        sql -> {
          // Locked, and in one order: another change waits here, and then sees this one.
          Map<Boolean, List<Operator>> all =
              sql.selectFrom(OPERATOR).orderBy(OPERATOR.NAME).forUpdate().fetch().stream()
                  .map(PostgresOperators::operator)
                  .collect(Collectors.partitioningBy(each -> each.name().equals(name)));
          Optional<Operator> now = all.getOrDefault(true, List.of()).stream().findFirst();
          if (now.isEmpty()) {
            return false;
          }
          Outcome outcome = decision.on(now.get(), all.getOrDefault(false, List.of()));
          Operator after = outcome.after();
          if (after == null) {
            sql.deleteFrom(OPERATOR).where(OPERATOR.NAME.eq(name)).execute();
          } else {
            sql.update(OPERATOR)
                .set(row(after))
                .set(OPERATOR.CHANGED_AT, DSL.currentInstant())
                .where(OPERATOR.NAME.eq(name))
                .execute();
          }
          return PostgresAuditLog.insert(sql, outcome.act()) > 0;
        });
  }

  private static OperatorRecord row(Operator operator) {
    OperatorRecord row = new OperatorRecord();
    row.setName(operator.name());
    row.setPasswordHash(operator.passwordHash());
    row.setOneTime(operator.oneTime());
    row.setRole(operator.role().name());
    row.setHostGroups(StoredScope.written(operator.scope()));
    row.setSignIns(operator.signIns());
    return row;
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
