// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wanted rooms by id and by the hosts of their parts, so that what concerns one host costs as much
 * as that host has rooms. Guarded by the lock of {@link FleetMemory}.
 */
final class WantedRooms {
  private final Map<RoomId, RoomEntry> byId = new HashMap<>();
  private final Map<HostId, Map<RoomId, RoomEntry>> byHost = new HashMap<>();

  @Nullable RoomEntry get(RoomId id) {
    return byId.get(id);
  }

  Collection<RoomEntry> all() {
    return byId.values();
  }

  Collection<RoomEntry> on(HostId host) {
    Map<RoomId, RoomEntry> rooms = byHost.get(host);
    return rooms == null ? List.of() : rooms.values();
  }

  /** Rooms with a part on any of these hosts, each once. */
  Collection<RoomEntry> on(Collection<HostId> hosts) {
    Map<RoomId, RoomEntry> rooms = new HashMap<>();
    hosts.forEach(host -> rooms.putAll(byHost.getOrDefault(host, Map.of())));
    return rooms.values();
  }

  /** Adds a room; false when one with its id is there. */
  boolean add(WantedRoom room) {
    RoomEntry entry = new RoomEntry(room);
    if (byId.putIfAbsent(room.id(), entry) != null) {
      return false;
    }
    index(entry);
    return true;
  }

  /** Takes a new plan over, unless this life of the room is over or has a later plan. */
  void replan(WantedRoom room) {
    RoomEntry entry = byId.get(room.id());
    if (entry != null
        && entry.wanted().epoch() == room.epoch()
        && entry.wanted().plan().revision() <= room.plan().revision()) {
      replace(entry, room);
    }
  }

  /** Takes a new home over, unless a later one is known, or the room is of another life. */
  void rehome(WantedRoom room) {
    RoomEntry entry = byId.get(room.id());
    if (entry != null
        && entry.wanted().epoch() < room.epoch()
        && entry.wanted().createdAt().equals(room.createdAt())) {
      replace(entry, room);
    }
  }

  /** A room is so, whatever was known of its id. */
  void put(WantedRoom room) {
    RoomEntry entry = byId.get(room.id());
    if (entry == null) {
      add(room);
    } else {
      replace(entry, room);
    }
  }

  private void replace(RoomEntry entry, WantedRoom room) {
    forget(entry);
    entry.replan(room);
    index(entry);
  }

  /** Forgets this life of a room; a later one of the same id stays. */
  void remove(RoomId id, long epoch) {
    RoomEntry entry = byId.get(id);
    if (entry == null || entry.wanted().epoch() != epoch) {
      return;
    }
    byId.remove(id);
    forget(entry);
  }

  private void index(RoomEntry entry) {
    for (WorkerId part : entry.wanted().parts()) {
      byHost.computeIfAbsent(part.host(), host -> new HashMap<>()).put(entry.wanted().id(), entry);
    }
  }

  private void forget(RoomEntry entry) {
    for (WorkerId part : entry.wanted().parts()) {
      byHost.computeIfPresent(
          part.host(),
          (same, rooms) -> {
            rooms.remove(entry.wanted().id());
            return rooms.isEmpty() ? null : rooms;
          });
    }
  }
}
