// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.AUDIT;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Acts in PostgreSQL; a trigger there refuses any change of a row. */
public final class PostgresAuditLog implements AuditLog {
  private final Database database;

  public PostgresAuditLog(Database database) {
    this.database = database;
  }

  @Override
  public AuditRecord append(AuditEntry entry) {
    return new AuditRecord(database.ask(sql -> insert(sql, entry)), entry);
  }

  @Override
  public List<AuditRecord> find(AuditQuery query) {
    return database.ask(
        sql ->
            sql.selectFrom(AUDIT)
                .where(conditions(query))
                .orderBy(AUDIT.NUMBER.desc())
                .limit(query.limit())
                .fetch(PostgresAuditLog::record));
  }

  @Override
  public Optional<AuditRecord> get(long number) {
    return database.ask(
        sql ->
            sql.selectFrom(AUDIT)
                .where(AUDIT.NUMBER.eq(number))
                .fetchOptional(PostgresAuditLog::record));
  }

  /**
   * Writes an act down within somebody's transaction.
   *
   * @return its number
   */
  static long insert(DSLContext sql, AuditEntry entry) {
    return sql.insertInto(AUDIT)
        .set(AUDIT.AT, entry.at())
        .set(AUDIT.WHO, entry.who())
        .set(AUDIT.ACT, entry.act())
        .set(AUDIT.OBJECT_KIND, entry.object().kind().name())
        .set(AUDIT.OBJECT_NAME, entry.object().name())
        .set(AUDIT.WHY, entry.why())
        .set(AUDIT.BEFORE, JsonValues.written(entry.before()))
        .set(AUDIT.AFTER, JsonValues.written(entry.after()))
        .set(AUDIT.RESULT, entry.result())
        .set(AUDIT.OPERATION, entry.operation())
        .returning(AUDIT.NUMBER)
        .fetchSingle(AUDIT.NUMBER);
  }

  private static List<Condition> conditions(AuditQuery query) {
    List<Condition> conditions = new ArrayList<>();
    contains(AUDIT.WHO, query.who()).ifPresent(conditions::add);
    contains(AUDIT.ACT, query.act()).ifPresent(conditions::add);
    contains(AUDIT.OBJECT_NAME, query.object()).ifPresent(conditions::add);
    query.kind().ifPresent(kind -> conditions.add(AUDIT.OBJECT_KIND.eq(kind.name())));
    if (!query.operation().isEmpty()) {
      conditions.add(AUDIT.OPERATION.eq(query.operation()));
    }
    query.from().ifPresent(from -> conditions.add(AUDIT.AT.ge(from)));
    query.until().ifPresent(until -> conditions.add(AUDIT.AT.lt(until)));
    query.before().ifPresent(before -> conditions.add(AUDIT.NUMBER.lt(before)));
    return conditions;
  }

  private static Optional<Condition> contains(Field<String> field, String part) {
    return part.isEmpty() ? Optional.empty() : Optional.of(field.containsIgnoreCase(part));
  }

  private static AuditRecord record(headroom.db.tables.records.AuditRecord row) {
    return new AuditRecord(
        row.getNumber(),
        new AuditEntry(
            row.getAt(),
            row.getWho(),
            row.getAct(),
            new AuditObject(AuditObject.Kind.valueOf(row.getObjectKind()), row.getObjectName()),
            row.getWhy(),
            JsonValues.read(row.getBefore()),
            JsonValues.read(row.getAfter()),
            row.getResult(),
            row.getOperation()));
  }
}
