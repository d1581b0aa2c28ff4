// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.ROOM;
import static headroom.db.Tables.ROOM_PART;
import static org.jooq.impl.DSL.excluded;

import headroom.db.enums.RoomWish;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Row5;
import org.jooq.SelectConditionStep;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Wanted rooms in PostgreSQL: a row per life of a room, of which at most one is open. */
public final class PostgresRoomStore implements RoomStore {
  private static final Field<List<WantedPart>> PARTS =
      DSL.multiset(
              DSL.select(ROOM_PART.HOST, ROOM_PART.WORKER_NUMBER, ROOM_PART.BY_HAND)
                  .from(ROOM_PART)
                  .where(ROOM_PART.LIFE.eq(ROOM.LIFE))
                  .orderBy(ROOM_PART.POSITION))
          .convertFrom(
              rows ->
                  rows.map(
                      row ->
                          new WantedPart(
                              new WorkerId(new HostId(row.value1()), row.value2()), row.value3())));

  private final Database database;

  public PostgresRoomStore(Database database) {
    this.database = database;
  }

  @Override
  public List<WantedRoom> open() {
    return database.ask(sql -> select(sql).orderBy(ROOM.ID).fetch(PostgresRoomStore::room));
  }

  @Override
  public Optional<WantedRoom> find(RoomId id) {
    return database.ask(
        sql ->
            select(sql).and(ROOM.ID.eq(id.value())).fetchOptional().map(PostgresRoomStore::room));
  }

  /** Open rooms, each with its parts in one row: a plan is never read half changed. */
  private static SelectConditionStep<? extends Record> select(DSLContext sql) {
    return sql.select(
            ROOM.ID,
            ROOM.HOST,
            ROOM.WORKER_NUMBER,
            ROOM.EPOCH,
            ROOM.EXPECTED_PARTICIPANTS,
            ROOM.CREATED_AT,
            ROOM.CREATED_BY,
            ROOM.PLAN_REVISION,
            ROOM.MAX_LIVE,
            ROOM.MAX_STANDBY,
            ROOM.MAX_LIVE_AUDIO,
            ROOM.PINNED,
            PARTS)
        .from(ROOM)
        .where(ROOM.WISH.eq(RoomWish.OPEN));
  }

  @Override
  public boolean insert(WantedRoom room, @Nullable AuditEntry act) {
    try {
      return insertWhole(room, act);
    } catch (HeadroomException e) {
      // Of two who insert at the very same moment, the loser may meet the epoch before the id.
      if (e.code() == ErrorCode.ROOM_CLOSING && find(room.id()).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private boolean insertWhole(WantedRoom room, @Nullable AuditEntry act) {
    return database.inTransaction(
        sql -> {
          try {
            UUID life =
                sql.insertInto(ROOM)
                    .set(ROOM.ID, room.id().value())
                    .set(ROOM.HOST, room.home().host().name())
                    .set(ROOM.WORKER_NUMBER, room.home().number())
                    .set(ROOM.EPOCH, room.epoch())
                    .set(ROOM.EXPECTED_PARTICIPANTS, room.expectedParticipants())
                    .set(ROOM.CREATED_AT, room.createdAt())
                    .set(ROOM.CREATED_BY, room.createdBy())
                    .set(ROOM.PLAN_REVISION, room.plan().revision())
                    .set(ROOM.MAX_LIVE, room.plan().limits().maxLive())
                    .set(ROOM.MAX_STANDBY, room.plan().limits().maxStandby())
                    .set(ROOM.MAX_LIVE_AUDIO, room.plan().limits().maxLiveAudio())
                    .set(ROOM.PINNED, pinned(room))
                    .onConflict(ROOM.ID)
                    .where(ROOM.WISH.eq(DSL.inline(RoomWish.OPEN)))
                    .doNothing()
                    .returning(ROOM.LIFE)
                    .fetchOne(ROOM.LIFE);
            if (life == null) {
              return false;
            }
            putParts(sql, life, room);
            write(sql, act);
            return true;
          } catch (IntegrityConstraintViolationException e) {
            throw epochTaken(room, e);
          }
        });
  }

  @Override
  public boolean replan(WantedRoom room, @Nullable AuditEntry act) {
    return replace(room, room.epoch(), act);
  }

  @Override
  public boolean rehome(WantedRoom room) {
    return replace(room, room.epoch() - 1, null);
  }

  private boolean replace(WantedRoom room, long storedEpoch, @Nullable AuditEntry act) {
    return database.inTransaction(
        sql -> {
          UUID life =
              sql.update(ROOM)
                  .set(ROOM.HOST, room.home().host().name())
                  .set(ROOM.WORKER_NUMBER, room.home().number())
                  .set(ROOM.EPOCH, room.epoch())
                  .set(ROOM.PLAN_REVISION, room.plan().revision())
                  .set(ROOM.MAX_LIVE, room.plan().limits().maxLive())
                  .set(ROOM.MAX_STANDBY, room.plan().limits().maxStandby())
                  .set(ROOM.MAX_LIVE_AUDIO, room.plan().limits().maxLiveAudio())
                  .set(ROOM.PINNED, pinned(room))
                  .where(
                      ROOM.ID.eq(room.id().value()),
                      ROOM.WISH.eq(RoomWish.OPEN),
                      ROOM.EPOCH.eq(storedEpoch),
                      ROOM.PLAN_REVISION.eq(room.plan().revision() - 1))
                  .returning(ROOM.LIFE)
                  .fetchOne(ROOM.LIFE);
          if (life == null) {
            return false;
          }
          putParts(sql, life, room);
          write(sql, act);
          return true;
        });
  }

  /** Writes an open room within somebody's transaction, whatever is stored of it. */
  static void put(DSLContext sql, WantedRoom room) {
    Map<Field<?>, Object> values =
        Map.of(
            ROOM.HOST, room.home().host().name(),
            ROOM.WORKER_NUMBER, room.home().number(),
            ROOM.EPOCH, room.epoch(),
            ROOM.PLAN_REVISION, room.plan().revision(),
            ROOM.MAX_LIVE, room.plan().limits().maxLive(),
            ROOM.MAX_STANDBY, room.plan().limits().maxStandby(),
            ROOM.MAX_LIVE_AUDIO, room.plan().limits().maxLiveAudio(),
            ROOM.PINNED, pinned(room));
    UUID life =
        sql.update(ROOM)
            .set(values)
            .where(ROOM.ID.eq(room.id().value()), ROOM.WISH.eq(RoomWish.OPEN))
            .returning(ROOM.LIFE)
            .fetchOne(ROOM.LIFE);
    if (life == null) {
      life =
          sql.insertInto(ROOM)
              .set(values)
              .set(ROOM.ID, room.id().value())
              .set(ROOM.EXPECTED_PARTICIPANTS, room.expectedParticipants())
              .set(ROOM.CREATED_AT, room.createdAt())
              .set(ROOM.CREATED_BY, room.createdBy())
              .returning(ROOM.LIFE)
              .fetchSingle(ROOM.LIFE);
    }
    putParts(sql, life, room);
  }

  private static void write(DSLContext sql, @Nullable AuditEntry act) {
    if (act != null) {
      PostgresAuditLog.insert(sql, act);
    }
  }

  /** Makes the stored parts those of the plan; a part that stays keeps the time of its opening. */
  private static void putParts(DSLContext sql, UUID life, WantedRoom room) {
    List<WantedPart> parts = room.plan().further();
    sql.deleteFrom(ROOM_PART)
        .where(
            ROOM_PART.LIFE.eq(life),
            DSL.row(ROOM_PART.HOST, ROOM_PART.WORKER_NUMBER)
                .notIn(
                    parts.stream()
                        .map(part -> DSL.row(part.worker().host().name(), part.worker().number()))
                        .toList()))
        .execute();
    if (parts.isEmpty()) {
      return;
    }
    sql.insertInto(
            ROOM_PART,
            ROOM_PART.LIFE,
            ROOM_PART.HOST,
            ROOM_PART.WORKER_NUMBER,
            ROOM_PART.BY_HAND,
            ROOM_PART.POSITION)
        .valuesOfRows(
            IntStream.range(0, parts.size())
                .mapToObj(position -> row(life, parts.get(position), position))
                .toList())
        .onConflict(ROOM_PART.LIFE, ROOM_PART.HOST, ROOM_PART.WORKER_NUMBER)
        .doUpdate()
        .set(ROOM_PART.BY_HAND, excluded(ROOM_PART.BY_HAND))
        .set(ROOM_PART.POSITION, excluded(ROOM_PART.POSITION))
        .execute();
  }

  private static Row5<UUID, String, Integer, Boolean, Integer> row(
      UUID life, WantedPart part, int position) {
    return DSL.row(
        life, part.worker().host().name(), part.worker().number(), part.byHand(), position);
  }

  private static String[] pinned(WantedRoom room) {
    return room.plan().pinned().stream().map(ParticipantId::value).toArray(String[]::new);
  }

  /** A life of this id came and went since the caller asked for the highest epoch. */
  private static HeadroomException epochTaken(
      WantedRoom room, IntegrityConstraintViolationException e) {
    return new HeadroomException(
        ErrorCode.ROOM_CLOSING,
        "Room "
            + room.id()
            + " was opened and closed by somebody else at the same moment. Ask again.",
        e);
  }

  @Override
  public boolean close(RoomId id, String reason, Instant at, @Nullable AuditEntry act) {
    return database.inTransaction(
        sql -> {
          int closed =
              sql.update(ROOM)
                  .set(ROOM.WISH, RoomWish.CLOSED)
                  .set(ROOM.CLOSED_AT, at)
                  .set(ROOM.CLOSE_REASON, reason)
                  .where(ROOM.ID.eq(id.value()), ROOM.WISH.eq(RoomWish.OPEN))
                  .execute();
          if (closed == 1) {
            write(sql, act);
          }
          return closed == 1;
        });
  }

  @Override
  public Map<RoomId, Long> closed(Set<RoomId> ids) {
    return database.ask(
        sql ->
            sql.select(ROOM.ID, DSL.max(ROOM.EPOCH))
                .from(ROOM)
                .where(ROOM.ID.in(ids.stream().map(RoomId::value).toList()))
                .groupBy(ROOM.ID)
                .having(DSL.boolAnd(ROOM.WISH.ne(RoomWish.OPEN)))
                .fetchMap(row -> new RoomId(row.value1()), Record2::value2));
  }

  @Override
  public long highestEpoch(RoomId id) {
    Long highest =
        database.ask(
            sql ->
                sql.select(DSL.max(ROOM.EPOCH))
                    .from(ROOM)
                    .where(ROOM.ID.eq(id.value()))
                    .fetchSingle()
                    .value1());
    return highest == null ? 0 : highest;
  }

  private static WantedRoom room(Record row) {
    return new WantedRoom(
        new RoomId(row.get(ROOM.ID)),
        new WorkerId(new HostId(row.get(ROOM.HOST)), row.get(ROOM.WORKER_NUMBER)),
        row.get(ROOM.EPOCH),
        row.get(ROOM.EXPECTED_PARTICIPANTS),
        row.get(ROOM.CREATED_AT),
        row.get(ROOM.CREATED_BY),
        new WantedPlan(
            row.get(ROOM.PLAN_REVISION),
            row.get(PARTS),
            new SpeakerLimits(
                row.get(ROOM.MAX_LIVE), row.get(ROOM.MAX_STANDBY), row.get(ROOM.MAX_LIVE_AUDIO)),
            Arrays.stream(row.get(ROOM.PINNED)).map(ParticipantId::new).toList()));
  }
}
