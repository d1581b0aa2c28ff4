// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.AUTOMATIC_MODE;
import static headroom.db.Tables.ENROLMENT_TOKEN;
import static headroom.db.Tables.OPERATION;
import static headroom.db.Tables.OPERATION_MOVE;
import static headroom.db.Tables.ROOM;

import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.OperationState;
import headroom.operations.restoration.Restoration;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * A database that was put back to an earlier state, by whatever means, before anybody serves from
 * it. What it says is under way was ended, done again or taken back in the forgotten time.
 */
public final class RestoredDatabase {
  private static final String WHY = "The database was restored.";

  private final Database database;

  public RestoredDatabase(Database database) {
    this.database = database;
  }

  /** What was ended. */
  public record Ended(int operations, int tokens, boolean automaticHalted) {}

  /** Notes it within somebody's transaction, on tables of any version. */
  public static void mark(Connection connection, Instant now) {
    mark(Database.on(connection), now);
  }

  private static Restoration mark(DSLContext sql, Instant now) {
    Long highest = sql.select(DSL.max(ROOM.EPOCH)).from(ROOM).fetchSingle().value1();
    Restoration restoration = Restoration.of(now, highest == null ? 0 : highest);
    PostgresRestorationStore.mark(sql, restoration);
    return restoration;
  }

  /**
   * Notes it and ends what must not be carried on: operations, automatic mode until somebody
   * resumes it, tokens for hosts. All or nothing, with the act.
   *
   * @param act what it changes is added
   */
  public Ended takeUp(Instant at, Act act) {
    Instant now = at.truncatedTo(ChronoUnit.MICROS);
    return database.inTransaction(
        sql -> {
          Restoration restoration = mark(sql, now);
          Ended ended = new Ended(endOperations(sql, now), cancelTokens(sql, now), halt(sql, now));
          AuditEntry entry =
              act.changing(
                      act.before(),
                      with(
                          act.after(),
                          Map.of(
                              "epochFloor",
                              restoration.epochFloor(),
                              "operationsStopped",
                              ended.operations(),
                              "tokensCancelled",
                              ended.tokens(),
                              "automaticHalted",
                              ended.automaticHalted())))
                  .done(now);
          PostgresAuditLog.insert(sql, entry);
          return ended;
        });
  }

  private static Map<String, Object> with(Map<String, Object> some, Map<String, Object> more) {
    Map<String, Object> all = new TreeMap<>(some);
    all.putAll(more);
    return all;
  }

  private static int endOperations(DSLContext sql, Instant now) {
    List<String> over =
        Arrays.stream(MoveState.values()).filter(MoveState::isOver).map(Enum::name).toList();
    sql.update(OPERATION_MOVE)
        .set(OPERATION_MOVE.STATE, MoveState.FAILED.name())
        .set(OPERATION_MOVE.SINCE, now)
        .set(OPERATION_MOVE.NOTE, WHY)
        .where(OPERATION_MOVE.STATE.notIn(over))
        .execute();
    return sql.update(OPERATION)
        .set(OPERATION.STATE, OperationState.STOPPED.name())
        .set(OPERATION.ENDED_AT, now)
        .setNull(OPERATION.CLAIMED_BY)
        .setNull(OPERATION.CLAIMED_UNTIL)
        .where(OPERATION.ENDED_AT.isNull())
        .execute();
  }

  private static int cancelTokens(DSLContext sql, Instant now) {
    return sql.update(ENROLMENT_TOKEN)
        .set(ENROLMENT_TOKEN.CANCELLED_AT, now)
        .where(ENROLMENT_TOKEN.USED_AT.isNull(), ENROLMENT_TOKEN.CANCELLED_AT.isNull())
        .execute();
  }

  private static boolean halt(DSLContext sql, Instant now) {
    return sql.update(AUTOMATIC_MODE)
            .set(AUTOMATIC_MODE.VERSION, AUTOMATIC_MODE.VERSION.plus(1))
            .set(AUTOMATIC_MODE.HALTED_AT, now)
            .set(AUTOMATIC_MODE.HALTED_WHY, WHY + " Look at the fleet, then resume it.")
            .setNull(AUTOMATIC_MODE.CLAIMED_BY)
            .setNull(AUTOMATIC_MODE.CLAIMED_UNTIL)
            .where(
                AUTOMATIC_MODE.HALTED_AT.isNull(),
                DSL.jsonbGetAttributeAsText(AUTOMATIC_MODE.SETTINGS, "on").eq("true"))
            .execute()
        == 1;
  }
}
