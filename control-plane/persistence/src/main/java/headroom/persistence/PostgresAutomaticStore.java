// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.AUTOMATIC_ACT;
import static headroom.db.Tables.AUTOMATIC_MODE;

import headroom.db.tables.records.AutomaticActRecord;
import headroom.db.tables.records.AutomaticModeRecord;
import headroom.operations.audit.AuditEntry;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticCode;
import headroom.operations.automatic.AutomaticEntry;
import headroom.operations.automatic.AutomaticSettings;
import headroom.operations.automatic.AutomaticState;
import headroom.operations.automatic.AutomaticStore;
import headroom.operations.operation.OperationId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;

/** Automatic mode in PostgreSQL: one row of state, and its log. */
public final class PostgresAutomaticStore implements AutomaticStore {
  private final Database database;

  public PostgresAutomaticStore(Database database) {
    this.database = database;
  }

  @Override
  public AutomaticState state() {
    return database.ask(
        sql ->
            sql.selectFrom(AUTOMATIC_MODE)
                .where(AUTOMATIC_MODE.VERSION.gt(0L))
                .fetchOptional(PostgresAutomaticStore::state)
                .orElse(AutomaticState.INITIAL));
  }

  @Override
  public boolean change(AutomaticState next, AuditEntry audit, AutomaticEntry entry) {
    return database.inTransaction(
        sql -> {
          sql.insertInto(AUTOMATIC_MODE).defaultValues().onConflictDoNothing().execute();
          AutomaticState.Halt halt = next.halt();
          int changed =
              sql.update(AUTOMATIC_MODE)
                  .set(AUTOMATIC_MODE.VERSION, next.version())
                  .set(AUTOMATIC_MODE.SETTINGS, JsonValues.written(next.settings().byKey()))
                  .set(AUTOMATIC_MODE.CHANGED_AT, next.changedAt())
                  .set(AUTOMATIC_MODE.CHANGED_BY, next.changedBy())
                  .set(AUTOMATIC_MODE.HALTED_AT, halt == null ? null : halt.at())
                  .set(AUTOMATIC_MODE.HALTED_WHY, halt == null ? null : halt.why())
                  .where(AUTOMATIC_MODE.VERSION.eq(next.version() - 1))
                  .execute();
          if (changed == 0) {
            return false;
          }
          PostgresAuditLog.insert(sql, audit);
          insert(sql, entry);
          return true;
        });
  }

  @Override
  public boolean claim(String replica, Duration length) {
    var until = DSL.currentInstant().add(DayToSecond.valueOf(length));
    return database.ask(
            sql ->
                sql.insertInto(AUTOMATIC_MODE)
                    .set(AUTOMATIC_MODE.CLAIMED_BY, replica)
                    .set(AUTOMATIC_MODE.CLAIMED_UNTIL, until)
                    .onConflict(AUTOMATIC_MODE.ONE)
                    .doUpdate()
                    .set(AUTOMATIC_MODE.CLAIMED_BY, replica)
                    .set(AUTOMATIC_MODE.CLAIMED_UNTIL, until)
                    .where(
                        AUTOMATIC_MODE
                            .CLAIMED_UNTIL
                            .isNull()
                            .or(AUTOMATIC_MODE.CLAIMED_UNTIL.lt(DSL.currentInstant()))
                            .or(AUTOMATIC_MODE.CLAIMED_BY.eq(replica)))
                    .execute())
        == 1;
  }

  @Override
  public void log(AutomaticEntry entry) {
    database.inTransaction(
        sql -> {
          AutomaticActRecord newest =
              sql.selectFrom(AUTOMATIC_ACT)
                  .orderBy(AUTOMATIC_ACT.NUMBER.desc())
                  .limit(1)
                  .fetchOne();
          if (newest == null || !entry.repeats(code(newest), workers(newest))) {
            insert(sql, entry);
            return true;
          }
          sql.update(AUTOMATIC_ACT)
              .set(AUTOMATIC_ACT.UNTIL, entry.at())
              .set(AUTOMATIC_ACT.TIMES, AUTOMATIC_ACT.TIMES.plus(1))
              .set(AUTOMATIC_ACT.REASON, entry.reason())
              .where(AUTOMATIC_ACT.NUMBER.eq(newest.getNumber()))
              .execute();
          return true;
        });
  }

  private static void insert(DSLContext sql, AutomaticEntry entry) {
    sql.insertInto(AUTOMATIC_ACT)
        .set(AUTOMATIC_ACT.SINCE, entry.at())
        .set(AUTOMATIC_ACT.UNTIL, entry.at())
        .set(AUTOMATIC_ACT.CODE, entry.code().name())
        .set(AUTOMATIC_ACT.NOTHING, entry.code().isNothing())
        .set(
            AUTOMATIC_ACT.WORKERS,
            entry.workers().stream().map(WorkerId::toString).toArray(String[]::new))
        .set(AUTOMATIC_ACT.REASON, entry.reason())
        .set(AUTOMATIC_ACT.WHO, entry.who())
        .set(AUTOMATIC_ACT.OPERATION, id(entry.operation()))
        .execute();
  }

  @Override
  public List<AutomaticAct> acts(int most, long before) {
    return database.ask(
        sql ->
            sql.selectFrom(AUTOMATIC_ACT)
                .where(AUTOMATIC_ACT.NUMBER.lt(before))
                .orderBy(AUTOMATIC_ACT.NUMBER.desc())
                .limit(most)
                .fetch(PostgresAutomaticStore::act));
  }

  @Override
  public void forget(Instant nothingBefore, Instant before) {
    database.ask(
        sql ->
            sql.deleteFrom(AUTOMATIC_ACT)
                .where(
                    AUTOMATIC_ACT
                        .UNTIL
                        .lt(before)
                        .or(
                            AUTOMATIC_ACT
                                .NOTHING
                                .isTrue()
                                .and(AUTOMATIC_ACT.UNTIL.lt(nothingBefore))))
                .execute());
  }

  private static AutomaticState state(AutomaticModeRecord row) {
    Instant haltedAt = row.getHaltedAt();
    return new AutomaticState(
        row.getVersion(),
        AutomaticSettings.of(JsonValues.read(row.getSettings())),
        row.getChangedAt(),
        row.getChangedBy(),
        haltedAt == null ? null : new AutomaticState.Halt(haltedAt, row.getHaltedWhy()));
  }

  private static AutomaticAct act(AutomaticActRecord row) {
    UUID operation = row.getOperation();
    return new AutomaticAct(
        row.getNumber(),
        row.getSince(),
        row.getUntil(),
        row.getTimes(),
        code(row),
        workers(row),
        row.getReason(),
        row.getWho(),
        operation == null ? null : new OperationId(operation));
  }

  private static AutomaticCode code(AutomaticActRecord row) {
    return AutomaticCode.valueOf(row.getCode());
  }

  private static List<WorkerId> workers(AutomaticActRecord row) {
    return Stream.of(row.getWorkers()).map(WorkerId::parse).toList();
  }

  private static @Nullable UUID id(@Nullable OperationId id) {
    return id == null ? null : id.value();
  }
}
