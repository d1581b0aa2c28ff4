// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.PipeReport;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.operations.room.WantedRoom;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Violation;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the entries of one moment into pictures. */
final class PictureMaker {
  private final Moment moment;
  private final RoomLoads loads;
  private final Map<WorkerId, Integer> reserved = new HashMap<>();

  PictureMaker(Moment moment) {
    this.moment = moment;
    this.loads = new RoomLoads(moment);
  }

  FleetPicture fleet(long version, FleetPicture.DatabaseState database, List<HostId> awaited) {
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
    return new FleetPicture(version, moment.now(), hosts, rooms, database, awaited);
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
        reserved(room),
        wanted.plan().revision(),
        parts,
        wanted.plan().limits(),
        wanted.plan().pinned(),
        violations(room, workers));
  }

  private int reserved(RoomEntry room) {
    int[] sum = {0};
    loads.reserve(
        room,
        (part, more) -> {
          sum[0] += more;
          reserved.merge(part, more, Integer::sum);
        });
    return sum[0];
  }

  /**
   * What has been wrong for some time. While a part is not reported, or a host is silent or follows
   * no plan, nothing can be said; an idle part is no fault: it is closed after a while, or stays
   * because an operator wants it.
   */
  private List<String> violations(RoomEntry room, List<WorkerId> parts) {
    if (isSmall(room, parts)) {
      return List.of();
    }
    boolean known =
        parts.stream()
            .allMatch(
                part -> {
                  RunningPart running = moment.running(room, part);
                  return running != null
                      && running.report().planRevision() > 0
                      && moment.state(part.host()) == HostState.LIVE;
                });
    if (!known || room.closing()) {
      room.faults().forget();
      return List.of();
    }
    List<String> found =
        RoomGraphs.of(moment, room, parts).validate().stream()
            .filter(violation -> !(violation instanceof Violation.IdlePart))
            .map(Violation::text)
            .toList();
    return room.faults().lasting(found, moment.timing().faultAfter(), moment.nanos());
  }

  /** One part with so few streams that no rule can be broken: most rooms are such. */
  private boolean isSmall(RoomEntry room, List<WorkerId> parts) {
    if (parts.size() > 1) {
      return false;
    }
    RunningPart running = moment.running(room, parts.getFirst());
    if (running == null) {
      return true;
    }
    int streams = 0;
    for (ParticipantPicture participant : running.report().participants()) {
      streams += participant.producers().size();
    }
    return streams <= room.wanted().plan().limits().maxLive() && running.report().pipes().isEmpty();
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
                  return workerPicture(host, worker, rooms.getOrDefault(id, List.of()));
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

  private CapacitySource source(WorkerId worker, String group) {
    PolicyScope scope = new PolicyScope.Worker(worker);
    return moment.policies().isSet(PolicyField.CONSUMERS_PER_WORKER, scope, group)
        ? CapacitySource.POLICY
        : CapacitySource.DEFAULT;
  }

  private WorkerPicture workerPicture(
      HostEntry host, WorkerReport worker, List<RoomPicture> rooms) {
    WorkerId id = new WorkerId(host.id(), worker.number());
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
        host.isCordonedItself(worker.number()),
        worker.core(),
        worker.pid(),
        worker.incarnation(),
        worker.startedAt(),
        worker.restarts(),
        worker.consumers(),
        worker.countedConsumers(),
        reserved.getOrDefault(id, 0),
        moment.capacity(id),
        source(id, host.known().group()),
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
