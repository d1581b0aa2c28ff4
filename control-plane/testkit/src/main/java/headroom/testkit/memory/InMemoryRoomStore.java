// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedRoom;
import headroom.planning.RoomId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wanted rooms: a row per life of a room, of which at most one is open. */
public final class InMemoryRoomStore implements RoomStore {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final List<Row> rows = new ArrayList<>();

  InMemoryRoomStore(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  /**
   * One life of a room.
   *
   * @param closeReason null while it is open
   */
  private record Row(WantedRoom room, @Nullable String closeReason) {
    boolean isOpen() {
      return closeReason == null;
    }
  }

  @Override
  public synchronized List<WantedRoom> open() {
    database.ask();
    return rows.stream()
        .filter(Row::isOpen)
        .map(Row::room)
        .sorted(Comparator.comparing(room -> room.id().value()))
        .toList();
  }

  @Override
  public synchronized boolean insert(WantedRoom room, @Nullable AuditEntry act) {
    database.ask();
    if (lives(room.id()).anyMatch(Row::isOpen)) {
      return false;
    }
    if (lives(room.id()).anyMatch(row -> row.room().epoch() == room.epoch())) {
      throw new HeadroomException(
          ErrorCode.ROOM_CLOSING, "Room " + room.id() + " had this epoch before. Ask again.");
    }
    rows.add(new Row(room, null));
    return audit.writes(act);
  }

  @Override
  public synchronized boolean replan(WantedRoom room, @Nullable AuditEntry act) {
    return replace(room, 0) && audit.writes(act);
  }

  @Override
  public synchronized boolean rehome(WantedRoom room) {
    return replace(room, 1);
  }

  /**
   * @param epochs by which the room is later than what is stored
   */
  private boolean replace(WantedRoom room, long epochs) {
    database.ask();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.isOpen() && row.room().id().equals(room.id())) {
        WantedRoom stored = row.room();
        if (stored.epoch() + epochs != room.epoch()
            || stored.plan().revision() + 1 != room.plan().revision()) {
          return false;
        }
        rows.set(i, new Row(epochs == 0 ? stored.with(room.plan()) : room, null));
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized boolean close(
      RoomId id, String reason, Instant at, @Nullable AuditEntry act) {
    database.ask();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.isOpen() && row.room().id().equals(id)) {
        rows.set(i, new Row(row.room(), reason));
        return audit.writes(act);
      }
    }
    return false;
  }

  @Override
  public synchronized Map<RoomId, Long> closed(Set<RoomId> ids) {
    database.ask();
    return ids.stream()
        .filter(id -> lives(id).findAny().isPresent() && lives(id).noneMatch(Row::isOpen))
        .collect(Collectors.toMap(id -> id, this::highestEpoch));
  }

  @Override
  public synchronized long highestEpoch(RoomId id) {
    database.ask();
    return lives(id).mapToLong(row -> row.room().epoch()).max().orElse(0);
  }

  /** Writes an open room, whatever is stored of it. */
  synchronized void put(WantedRoom room) {
    rows.removeIf(row -> row.isOpen() && row.room().id().equals(room.id()));
    rows.add(new Row(room, null));
  }

  private Stream<Row> lives(RoomId id) {
    return rows.stream().filter(row -> row.room().id().equals(id));
  }
}
