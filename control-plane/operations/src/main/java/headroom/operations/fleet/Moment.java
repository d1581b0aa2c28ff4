// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fleet's entries at one moment of both clocks. Made and used while the lock of {@link
 * FleetState} is held.
 */
record Moment(
    Map<HostId, HostEntry> hosts,
    WantedRooms rooms,
    FleetTiming timing,
    CapacityPolicy policy,
    Instant now,
    long nanos) {

  /**
   * The room as reported by the host where it is wanted; null when it is not, or when the report is
   * of an earlier life of the same id.
   */
  @Nullable RunningRoom running(RoomEntry room) {
    HostEntry host = hosts.get(room.wanted().home().host());
    RunningRoom running = host == null ? null : host.rooms().get(room.wanted().id());
    return running != null && running.report().epoch() >= room.wanted().epoch() ? running : null;
  }

  /** A room counts where it runs; until it is reported, where it is wanted. */
  WorkerId home(RoomEntry room) {
    WorkerId wanted = room.wanted().home();
    RunningRoom running = running(room);
    return running == null ? wanted : new WorkerId(wanted.host(), running.report().workerNumber());
  }

  /** Consumers that the room will add to what is measured. */
  int reserved(RoomEntry room) {
    return room.reserved(running(room), timing, now, nanos);
  }

  HostState state(HostEntry host) {
    return host.state(timing, nanos);
  }
}
