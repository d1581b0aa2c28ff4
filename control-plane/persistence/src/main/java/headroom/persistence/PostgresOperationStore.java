// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.OPERATION;
import static headroom.db.Tables.OPERATION_GAP;
import static headroom.db.Tables.OPERATION_MOVE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.percentileDisc;

import headroom.operations.agent.MeasuredStream;
import headroom.operations.audit.AuditEntry;
import headroom.operations.operation.AtDeadline;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MeasuredMove;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.OperationStore;
import headroom.operations.operation.RoomMove;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;

/** Operations in PostgreSQL: a row each, one per move, one per measured stream. */
public final class PostgresOperationStore implements OperationStore {
  private static final Field<List<MoveProgress>> MOVES =
      DSL.multiset(
              DSL.selectFrom(OPERATION_MOVE)
                  .where(OPERATION_MOVE.OPERATION.eq(OPERATION.ID))
                  .orderBy(OPERATION_MOVE.POSITION))
          .convertFrom(rows -> rows.map(PostgresOperationStore::move));

  private final Database database;

  public PostgresOperationStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean insert(Operation operation, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          OperationSettings settings = operation.settings();
          int inserted =
              sql.insertInto(OPERATION)
                  .set(OPERATION.ID, operation.id().value())
                  .set(OPERATION.KIND, operation.kind().name())
                  .set(OPERATION.SUBJECT, operation.subject())
                  .set(OPERATION.REASON, operation.reason())
                  .set(OPERATION.REQUESTED_BY, operation.requestedBy())
                  .set(OPERATION.CREATED_AT, operation.createdAt())
                  .set(OPERATION.ENDED_AT, operation.endedAt())
                  .set(OPERATION.STATE, operation.state().name())
                  .set(OPERATION.MAX_PARALLEL, settings.maxParallel())
                  .set(OPERATION.PATIENCE_MS, settings.patience().toMillis())
                  .set(OPERATION.DEADLINE, settings.deadline())
                  .set(OPERATION.AT_DEADLINE, settings.atDeadline().name())
                  .set(OPERATION.REVERSE_OF, id(operation.reverseOf()))
                  .onConflictDoNothing()
                  .execute();
          if (inserted == 0) {
            return false;
          }
          sql.batchInsert(
                  operation.moves().stream().map(move -> row(sql, operation.id(), move)).toList())
              .execute();
          PostgresAuditLog.insert(sql, act);
          return true;
        });
  }

  private static headroom.db.tables.records.OperationMoveRecord row(
      DSLContext sql, OperationId id, MoveProgress move) {
    var row = sql.newRecord(OPERATION_MOVE);
    row.setOperation(id.value());
    row.setPosition(move.position());
    row.setWave(move.wave());
    row.setRoom(move.move().room().value());
    row.setFromHost(move.move().from().host().name());
    row.setFromWorker(move.move().from().number());
    row.setToHost(move.move().to().host().name());
    row.setToWorker(move.move().to().number());
    row.setState(move.state().name());
    row.setSince(move.since());
    row.setAttempts(move.attempts());
    row.setNote(move.note());
    row.setPeople(move.people());
    row.setLeftBehind(move.leftBehind());
    return row;
  }

  @Override
  public Optional<Operation> find(OperationId id) {
    return database.ask(
        sql ->
            select(sql)
                .where(OPERATION.ID.eq(id.value()))
                .fetchOptional(PostgresOperationStore::operation));
  }

  @Override
  public List<Operation> open() {
    return database.ask(
        sql ->
            select(sql)
                .where(OPERATION.ENDED_AT.isNull())
                .orderBy(OPERATION.CREATED_AT, OPERATION.ID)
                .fetch(PostgresOperationStore::operation));
  }

  @Override
  public List<Operation> latest(int most) {
    return database.ask(
        sql ->
            select(sql)
                .orderBy(OPERATION.CREATED_AT.desc(), OPERATION.ID.desc())
                .limit(most)
                .fetch(PostgresOperationStore::operation));
  }

  @Override
  public List<Operation> endedSince(Instant earliest) {
    return database.ask(
        sql ->
            select(sql)
                .where(OPERATION.ENDED_AT.ge(earliest))
                .fetch(PostgresOperationStore::operation));
  }

  private static SelectJoinStep<? extends Record> select(DSLContext sql) {
    return sql.select(OPERATION.asterisk(), MOVES).from(OPERATION);
  }

  @Override
  public boolean claim(OperationId id, String replica, Duration length) {
    return database.ask(
            sql ->
                sql.update(OPERATION)
                    .set(OPERATION.CLAIMED_BY, replica)
                    .set(
                        OPERATION.CLAIMED_UNTIL,
                        DSL.currentInstant().add(DayToSecond.valueOf(length)))
                    .where(
                        OPERATION.ID.eq(id.value()),
                        OPERATION
                            .CLAIMED_UNTIL
                            .isNull()
                            .or(OPERATION.CLAIMED_UNTIL.lt(DSL.currentInstant()))
                            .or(OPERATION.CLAIMED_BY.eq(replica)))
                    .execute())
        == 1;
  }

  @Override
  public boolean turn(
      OperationId id, OperationState from, OperationState to, Instant now, AuditEntry act) {
    return written(
        act,
        sql ->
            sql.update(OPERATION)
                .set(OPERATION.STATE, to.name())
                .set(OPERATION.ENDED_AT, to.isOver() ? now : null)
                .where(OPERATION.ID.eq(id.value()), OPERATION.STATE.eq(from.name()))
                .execute());
  }

  /** Changes a row and writes the act's entry, both or neither; whether there was such a row. */
  private boolean written(AuditEntry act, ToIntFunction<DSLContext> change) {
    return database.inTransaction(
        sql -> {
          if (change.applyAsInt(sql) == 0) {
            return false;
          }
          PostgresAuditLog.insert(sql, act);
          return true;
        });
  }

  @Override
  public boolean settle(OperationId id, OperationSettings settings, AuditEntry act) {
    return written(
        act,
        sql ->
            sql.update(OPERATION)
                .set(OPERATION.MAX_PARALLEL, settings.maxParallel())
                .set(OPERATION.PATIENCE_MS, settings.patience().toMillis())
                .set(OPERATION.DEADLINE, settings.deadline())
                .set(OPERATION.AT_DEADLINE, settings.atDeadline().name())
                .where(OPERATION.ID.eq(id.value()), OPERATION.ENDED_AT.isNull())
                .execute());
  }

  @Override
  public boolean advance(OperationId id, MoveProgress seen, MoveProgress next) {
    return database.ask(
            sql ->
                sql.update(OPERATION_MOVE)
                    .set(OPERATION_MOVE.STATE, next.state().name())
                    .set(OPERATION_MOVE.SINCE, next.since())
                    .set(OPERATION_MOVE.ATTEMPTS, next.attempts())
                    .set(OPERATION_MOVE.NOTE, next.note())
                    .set(OPERATION_MOVE.PEOPLE, next.people())
                    .set(OPERATION_MOVE.LEFT_BEHIND, next.leftBehind())
                    .where(
                        OPERATION_MOVE.OPERATION.eq(id.value()),
                        OPERATION_MOVE.POSITION.eq(seen.position()),
                        OPERATION_MOVE.STATE.eq(seen.state().name()))
                    .execute())
        == 1;
  }

  @Override
  public void measured(MeasuredMove measured) {
    database.inTransaction(
        sql -> {
          sql.batch(
                  measured.streams().stream().map(stream -> insert(sql, measured, stream)).toList())
              .execute();
          return true;
        });
  }

  private static org.jooq.Query insert(
      DSLContext sql, MeasuredMove measured, MeasuredStream stream) {
    return sql.insertInto(OPERATION_GAP)
        .set(OPERATION_GAP.OPERATION, measured.operation().value())
        .set(OPERATION_GAP.ROOM, measured.room().value())
        .set(OPERATION_GAP.RECEIVER, measured.receiver().value())
        .set(OPERATION_GAP.SENDER, stream.from().value())
        .set(OPERATION_GAP.SOURCE, stream.source())
        .set(OPERATION_GAP.VIDEO, stream.video())
        .set(OPERATION_GAP.LONGEST_GAP, stream.longestGapMs())
        .set(OPERATION_GAP.BASELINE, stream.baselineMs())
        .set(OPERATION_GAP.SWITCH, stream.switchMs())
        .set(OPERATION_GAP.ARRIVED, stream.arrived())
        .onDuplicateKeyUpdate()
        .set(OPERATION_GAP.LONGEST_GAP, stream.longestGapMs())
        .set(OPERATION_GAP.BASELINE, stream.baselineMs())
        .set(OPERATION_GAP.SWITCH, stream.switchMs())
        .set(OPERATION_GAP.ARRIVED, stream.arrived());
  }

  @Override
  public List<MeasuredMove> measured(OperationId id) {
    return database.ask(
        sql ->
            sql
                .selectFrom(OPERATION_GAP)
                .where(OPERATION_GAP.OPERATION.eq(id.value()))
                .orderBy(OPERATION_GAP.ROOM, OPERATION_GAP.RECEIVER, OPERATION_GAP.SENDER)
                .fetchGroups(row -> List.of(row.getRoom(), row.getReceiver()))
                .entrySet()
                .stream()
                .map(
                    one ->
                        new MeasuredMove(
                            id,
                            new RoomId(one.getKey().get(0)),
                            new ParticipantId(one.getKey().get(1)),
                            one.getValue().stream().map(PostgresOperationStore::stream).toList()))
                .toList());
  }

  private static MeasuredStream stream(headroom.db.tables.records.OperationGapRecord row) {
    return new MeasuredStream(
        new ParticipantId(row.getSender()),
        row.getSource(),
        row.getVideo(),
        row.getLongestGap(),
        row.getBaseline(),
        row.getSwitch(),
        row.getArrived());
  }

  @Override
  public GapSummary gaps(OperationId id) {
    return database.ask(sql -> new GapSummary(figures(sql, id, false), figures(sql, id, true)));
  }

  private static GapSummary.Figures figures(DSLContext sql, OperationId id, boolean video) {
    var missing = count().filterWhere(OPERATION_GAP.ARRIVED.isFalse());
    var half = percentileDisc(0.5).withinGroupOrderBy(OPERATION_GAP.LONGEST_GAP);
    var most = percentileDisc(0.95).withinGroupOrderBy(OPERATION_GAP.LONGEST_GAP);
    var worst = max(OPERATION_GAP.LONGEST_GAP);
    var beyond =
        percentileDisc(0.95)
            .withinGroupOrderBy(
                greatest(OPERATION_GAP.LONGEST_GAP.minus(OPERATION_GAP.BASELINE), inline(0.0)));
    return sql.select(count(), missing, half, most, worst, beyond)
        .from(OPERATION_GAP)
        .where(OPERATION_GAP.OPERATION.eq(id.value()), OPERATION_GAP.VIDEO.eq(video))
        .fetchSingle(
            row ->
                row.value1() == 0
                    ? GapSummary.Figures.NONE
                    : new GapSummary.Figures(
                        row.value1(),
                        row.value2(),
                        row.value3().doubleValue(),
                        row.value4().doubleValue(),
                        row.value5(),
                        row.value6().doubleValue()));
  }

  private static Operation operation(Record row) {
    return new Operation(
        new OperationId(row.get(OPERATION.ID)),
        OperationKind.valueOf(row.get(OPERATION.KIND)),
        row.get(OPERATION.SUBJECT),
        row.get(OPERATION.REASON),
        row.get(OPERATION.REQUESTED_BY),
        row.get(OPERATION.CREATED_AT),
        row.get(OPERATION.ENDED_AT),
        OperationState.valueOf(row.get(OPERATION.STATE)),
        new OperationSettings(
            row.get(OPERATION.MAX_PARALLEL),
            Duration.ofMillis(row.get(OPERATION.PATIENCE_MS)),
            row.get(OPERATION.DEADLINE),
            AtDeadline.valueOf(row.get(OPERATION.AT_DEADLINE))),
        operationId(row.get(OPERATION.REVERSE_OF)),
        row.get(MOVES));
  }

  private static MoveProgress move(headroom.db.tables.records.OperationMoveRecord row) {
    return new MoveProgress(
        row.getPosition(),
        row.getWave(),
        new RoomMove(
            new RoomId(row.getRoom()),
            new WorkerId(new HostId(row.getFromHost()), row.getFromWorker()),
            new WorkerId(new HostId(row.getToHost()), row.getToWorker())),
        MoveState.valueOf(row.getState()),
        row.getSince(),
        row.getAttempts(),
        row.getNote(),
        row.getPeople(),
        row.getLeftBehind());
  }

  private static @Nullable UUID id(@Nullable OperationId id) {
    return id == null ? null : id.value();
  }

  private static @Nullable OperationId operationId(@Nullable UUID id) {
    return id == null ? null : new OperationId(id);
  }
}
