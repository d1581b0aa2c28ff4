// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.planning.CapacityPolicy;
import headroom.planning.ConsumerCounts;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns entries into one picture. Pure: it reads the entries at one moment and changes nothing. */
final class PictureMaker {
  private final Instant now;
  private final long nanos;
  private final FleetTiming timing;
  private final CapacityPolicy policy;

  PictureMaker(Instant now, long nanos, FleetTiming timing, CapacityPolicy policy) {
    this.now = now;
    this.nanos = nanos;
    this.timing = timing;
    this.policy = policy;
  }

  FleetPicture make(
      long version,
      Collection<HostEntry> hosts,
      Collection<RoomEntry> rooms,
      Function<RoomEntry, @Nullable RoomReport> reportOf,
      BiFunction<RoomEntry, @Nullable RoomReport, WorkerId> homeOf,
      FleetPicture.DatabaseState database) {
    Map<String, HostState> states = new HashMap<>();
    hosts.forEach(host -> states.put(host.id().name(), host.state(timing, nanos)));
    Map<RoomId, RoomPicture> roomPictures = new HashMap<>();
    for (RoomEntry room : rooms) {
      RoomReport report = reportOf.apply(room);
      WorkerId home = homeOf.apply(room, report);
      HostState hostState = states.getOrDefault(home.host().name(), HostState.LOST);
      roomPictures.put(room.wanted().id(), roomPicture(room, report, home, hostState));
    }
    Map<WorkerId, List<RoomPicture>> byWorker = new HashMap<>();
    roomPictures
        .values()
        .forEach(
            room -> byWorker.computeIfAbsent(room.worker(), id -> new ArrayList<>()).add(room));
    List<HostPicture> hostPictures =
        hosts.stream()
            .map(host -> hostPicture(host, byWorker))
            .sorted(Comparator.comparing(HostPicture::group).thenComparing(HostPicture::id))
            .toList();
    return new FleetPicture(version, now, hostPictures, roomPictures, database);
  }

  private RoomPicture roomPicture(
      RoomEntry room, @Nullable RoomReport report, WorkerId home, HostState hostState) {
    RoomState state;
    if (room.closing()) {
      state = RoomState.CLOSING;
    } else if (hostState == HostState.LOST) {
      state = RoomState.NOT_KNOWN;
    } else {
      state = report == null ? RoomState.OPENING : RoomState.OPEN;
    }
    return new RoomPicture(
        room.wanted().id(),
        state,
        home,
        room.wanted().epoch(),
        room.wanted().createdAt(),
        room.wanted().createdBy(),
        report == null ? List.of() : report.participants(),
        report == null ? ConsumerCounts.NONE : report.consumers(),
        room.reserved(report, timing, now));
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
        host.state(timing, nanos),
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
        policy,
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
