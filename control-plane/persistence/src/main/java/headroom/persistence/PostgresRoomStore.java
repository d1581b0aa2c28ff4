// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.ROOM;

import headroom.db.enums.RoomWish;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jooq.Record7;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/** Wanted rooms in PostgreSQL: a row per life of a room, of which at most one is open. */
public final class PostgresRoomStore implements RoomStore {
  private final Database database;

  public PostgresRoomStore(Database database) {
    this.database = database;
  }

  @Override
  public List<WantedRoom> open() {
    return database.ask(
        sql ->
            sql.select(
                    ROOM.ID,
                    ROOM.HOST,
                    ROOM.WORKER_NUMBER,
                    ROOM.EPOCH,
                    ROOM.EXPECTED_PARTICIPANTS,
                    ROOM.CREATED_AT,
                    ROOM.CREATED_BY)
                .from(ROOM)
                .where(ROOM.WISH.eq(RoomWish.OPEN))
                .orderBy(ROOM.ID)
                .fetch(PostgresRoomStore::room));
  }

  @Override
  public boolean insert(WantedRoom room) {
    return database.ask(
        sql -> {
          try {
            return sql.insertInto(ROOM)
                    .set(ROOM.ID, room.id().value())
                    .set(ROOM.HOST, room.home().host().name())
                    .set(ROOM.WORKER_NUMBER, room.home().number())
                    .set(ROOM.EPOCH, room.epoch())
                    .set(ROOM.EXPECTED_PARTICIPANTS, room.expectedParticipants())
                    .set(ROOM.CREATED_AT, room.createdAt())
                    .set(ROOM.CREATED_BY, room.createdBy())
                    .onConflict(ROOM.ID)
                    .where(ROOM.WISH.eq(DSL.inline(RoomWish.OPEN)))
                    .doNothing()
                    .execute()
                == 1;
          } catch (IntegrityConstraintViolationException e) {
            throw epochTaken(room, e);
          }
        });
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
  public boolean close(RoomId id, String reason, Instant at) {
    return database.ask(
            sql ->
                sql.update(ROOM)
                    .set(ROOM.WISH, RoomWish.CLOSED)
                    .set(ROOM.CLOSED_AT, at)
                    .set(ROOM.CLOSE_REASON, reason)
                    .where(ROOM.ID.eq(id.value()), ROOM.WISH.eq(RoomWish.OPEN))
                    .execute())
        == 1;
  }

  @Override
  public boolean wasClosed(RoomId id) {
    return database.ask(
        sql ->
            sql.fetchExists(ROOM, ROOM.ID.eq(id.value()))
                && !sql.fetchExists(ROOM, ROOM.ID.eq(id.value()), ROOM.WISH.eq(RoomWish.OPEN)));
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

  private static WantedRoom room(
      Record7<String, String, Integer, Long, Integer, Instant, String> row) {
    return new WantedRoom(
        new RoomId(row.value1()),
        new WorkerId(new HostId(row.value2()), row.value3()),
        row.value4(),
        row.value5(),
        row.value6(),
        row.value7());
  }
}
