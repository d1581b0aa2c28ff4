// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wanted rooms by id and by home, so that what concerns one host costs as much as that host has
 * rooms. Guarded by the lock of {@link FleetState}.
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

  /** Adds a room; false when one with its id is there. */
  boolean add(WantedRoom room) {
    RoomEntry entry = new RoomEntry(room);
    if (byId.putIfAbsent(room.id(), entry) != null) {
      return false;
    }
    byHost.computeIfAbsent(room.home().host(), host -> new HashMap<>()).put(room.id(), entry);
    return true;
  }

  /** Forgets this life of a room; a later one of the same id stays. */
  void remove(RoomId id, long epoch) {
    RoomEntry entry = byId.get(id);
    if (entry == null || entry.wanted().epoch() != epoch) {
      return;
    }
    byId.remove(id);
    HostId host = entry.wanted().home().host();
    byHost.computeIfPresent(
        host,
        (same, rooms) -> {
          rooms.remove(id);
          return rooms.isEmpty() ? null : rooms;
        });
  }
}
