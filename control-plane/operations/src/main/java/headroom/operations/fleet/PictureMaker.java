// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.PipeReport;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.operations.room.WantedRoom;
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
      room.parts()
          .forEach(
              part -> byWorker.computeIfAbsent(part.worker(), id -> new ArrayList<>()).add(room));
    }
    List<HostPicture> hosts =
        moment.hosts().values().stream()
            .map(host -> hostPicture(host, byWorker))
            .sorted(Comparator.comparing(HostPicture::group).thenComparing(HostPicture::id))
            .toList();
    return new FleetPicture(version, moment.now(), hosts, rooms, database);
  }

  RoomPicture room(RoomEntry room) {
    List<WorkerId> workers = moment.parts(room);
    List<PartPicture> parts = new ArrayList<>();
    List<ParticipantPicture> participants = new ArrayList<>();
    ConsumerCounts consumers = ConsumerCounts.NONE;
    for (WorkerId worker : workers) {
      RunningPart running = moment.running(room, worker);
      parts.add(part(room, worker, parts.isEmpty(), running));
      if (running != null) {
        participants.addAll(running.report().participants());
        consumers = consumers.plus(running.report().consumers());
      }
    }
    WantedRoom wanted = room.wanted();
    return new RoomPicture(
        wanted.id(),
        parts.getFirst().state(),
        parts.getFirst().worker(),
        wanted.epoch(),
        wanted.createdAt(),
        wanted.createdBy(),
        participants,
        consumers,
        moment.reserved(room),
        wanted.plan().revision(),
        parts,
        wanted.plan().limits(),
        wanted.plan().pinned(),
        List.of());
  }

  private PartPicture part(
      RoomEntry room, WorkerId worker, boolean home, @Nullable RunningPart running) {
    RoomState state = state(room, worker, running);
    boolean byHand =
        room.wanted().plan().further().stream()
            .anyMatch(part -> part.byHand() && part.worker().equals(worker));
    if (running == null) {
      return new PartPicture(worker, state, home, byHand, 0, ConsumerCounts.NONE, 0, 0, List.of());
    }
    RoomReport report = running.report();
    return new PartPicture(
        worker,
        state,
        home,
        byHand,
        report.participants().size(),
        report.consumers(),
        report.countedConsumers(),
        report.planRevision(),
        report.pipes().stream().map(pipe -> pipe(worker, pipe)).toList());
  }

  private static PipePicture pipe(WorkerId from, PipeReport pipe) {
    return new PipePicture(
        from, pipe.to(), pipe.port(), pipe.connected(), pipe.carries(), pipe.bitsPerSecond());
  }

  private RoomState state(RoomEntry room, WorkerId part, @Nullable RunningPart running) {
    if (room.closing()) {
      return RoomState.CLOSING;
    }
    HostEntry host = moment.hosts().get(part.host());
    if (host == null || moment.state(host) == HostState.LOST) {
      return RoomState.NOT_KNOWN;
    }
    if (running != null) {
      return RoomState.OPEN;
    }
    // Before its inventory a host may well run the part: we can't know.
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

  private static int countedOn(WorkerId worker, RoomPicture room) {
    return room.parts().stream()
        .filter(part -> part.worker().equals(worker))
        .mapToInt(PartPicture::counted)
        .sum();
  }

  private WorkerPicture workerPicture(WorkerId id, WorkerReport worker, List<RoomPicture> rooms) {
    List<RoomId> byShare =
        rooms.stream()
            .sorted(
                Comparator.comparingInt((RoomPicture room) -> -countedOn(id, room))
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
        worker.countedConsumers(),
        rooms.stream()
            .filter(room -> room.worker().equals(id))
            .mapToInt(RoomPicture::reserved)
            .sum(),
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
