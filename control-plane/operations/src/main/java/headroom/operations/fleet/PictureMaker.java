// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.WorkerReport;
import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the entries of one moment into pictures. */
final class PictureMaker {
  private final Moment moment;

  PictureMaker(Moment moment) {
    this.moment = moment;
  }

  FleetPicture fleet(long version, FleetPicture.DatabaseState database) {
    Map<RoomId, RoomPicture> rooms = new HashMap<>();
    Map<WorkerId, List<RoomPicture>> byWorker = new HashMap<>();
    for (RoomEntry entry : moment.rooms().all()) {
      RoomPicture room = room(entry);
      rooms.put(room.id(), room);
      byWorker.computeIfAbsent(room.worker(), id -> new ArrayList<>()).add(room);
    }
    List<HostPicture> hosts =
        moment.hosts().values().stream()
            .map(host -> hostPicture(host, byWorker))
            .sorted(Comparator.comparing(HostPicture::group).thenComparing(HostPicture::id))
            .toList();
    return new FleetPicture(version, moment.now(), hosts, rooms, database);
  }

  RoomPicture room(RoomEntry room) {
    RunningRoom running = moment.running(room);
    return new RoomPicture(
        room.wanted().id(),
        state(room, running),
        moment.home(room),
        room.wanted().epoch(),
        room.wanted().createdAt(),
        room.wanted().createdBy(),
        running == null ? List.of() : running.report().participants(),
        running == null ? ConsumerCounts.NONE : running.report().consumers(),
        moment.reserved(room));
  }

  private RoomState state(RoomEntry room, @Nullable RunningRoom running) {
    if (room.closing()) {
      return RoomState.CLOSING;
    }
    HostEntry host = moment.hosts().get(room.wanted().home().host());
    if (host == null || moment.state(host) == HostState.LOST) {
      return RoomState.NOT_KNOWN;
    }
    if (running != null) {
      return RoomState.OPEN;
    }
    // Before its inventory a host may well run the room: we can't know.
    return host.inventoried() ? RoomState.OPENING : RoomState.NOT_KNOWN;
  }

  private HostPicture hostPicture(HostEntry host, Map<WorkerId, List<RoomPicture>> rooms) {
    HostRecord known = host.known();
    List<WorkerPicture> workers =
        host.workers().stream()
            .map(
                worker -> {
                  WorkerId id = new WorkerId(host.id(), worker.number());
                  return workerPicture(id, worker, rooms.getOrDefault(id, List.of()));
                })
            .toList();
    return new HostPicture(
        known.id(),
        known.group(),
        moment.state(host),
        known.cordoned(),
        known.lastSeen(),
        known.incarnation(),
        known.agentVersion(),
        known.mediasoupVersion(),
        known.cores(),
        known.memoryBytes(),
        known.signallingUrl(),
        known.clientUrl(),
        workers);
  }

  private WorkerPicture workerPicture(WorkerId id, WorkerReport worker, List<RoomPicture> rooms) {
    List<RoomId> byShare =
        rooms.stream()
            .sorted(
                Comparator.comparingInt((RoomPicture room) -> -room.consumers().total())
                    .thenComparing(RoomPicture::id))
            .map(RoomPicture::id)
            .toList();
    return new WorkerPicture(
        id,
        worker.state(),
        worker.core(),
        worker.pid(),
        worker.incarnation(),
        worker.startedAt(),
        worker.restarts(),
        worker.consumers(),
        rooms.stream().mapToInt(RoomPicture::reserved).sum(),
        moment.policy(),
        CapacitySource.DEFAULT,
        worker.cpu(),
        worker.packetsPerSecond(),
        worker.bitsPerSecond(),
        worker.keyFrameRequestsPerSecond(),
        worker.channelRoundTrip(),
        worker.residentBytes(),
        worker.lastDeath(),
        byShare);
  }
}
