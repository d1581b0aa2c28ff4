// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.world;

import headroom.operations.fleet.CapacitySource;
import headroom.operations.fleet.FleetPicture;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import headroom.operations.fleet.PartPicture;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.fleet.ProducerPicture;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.operations.fleet.WorkerPicture;
import headroom.operations.fleet.WorkerState;
import headroom.planning.CapacityPolicy;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.Flow;
import headroom.planning.graph.SpeakerLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds a world as one tells it: hosts, then what differs from the ordinary. Figures agree with
 * each other: a worker's consumers are those of its rooms, and n people make 2·n·(n − 1).
 */
public final class WorldBuilder {
  private static final List<String> NAMES =
      List.of(
          "Amara Okafor",
          "Lena Brandt",
          "J. Whitfield",
          "Priya Nair",
          "Tomás Rey",
          "Wei Zhang",
          "S. Lindqvist",
          "Noor Haddad",
          "K. Adeyemi",
          "Marta Kowal",
          "D. Fontaine",
          "Ravi Menon");

  private final Instant now;
  private final Map<HostId, HostPicture> hosts = new LinkedHashMap<>();
  private final Map<RoomId, RoomPicture> rooms = new HashMap<>();
  private DatabaseState database = DatabaseState.AVAILABLE;
  private List<HostId> awaited = List.of();

  public WorldBuilder(Instant now) {
    this.now = now;
  }

  /** Adds a live host with idle workers. */
  public WorldBuilder host(String name, String group, int workers, CapacityPolicy policy) {
    HostId id = new HostId(name);
    CapacitySource source =
        policy.equals(CapacityPolicy.DEFAULT) ? CapacitySource.DEFAULT : CapacitySource.MEASURED;
    List<WorkerPicture> idle =
        IntStream.rangeClosed(1, workers)
            .mapToObj(
                number ->
                    new WorkerPicture(
                        new WorkerId(id, number),
                        WorkerState.RUNNING,
                        false,
                        number - 1,
                        4000 + number,
                        1,
                        now.minus(Duration.ofHours(292)),
                        0,
                        ConsumerCounts.NONE,
                        0,
                        0,
                        policy,
                        source,
                        0.01,
                        0,
                        0,
                        0,
                        Duration.ofNanos(600_000),
                        38L << 20,
                        "",
                        List.of()))
            .toList();
    hosts.put(
        id,
        new HostPicture(
            id,
            group,
            HostState.LIVE,
            false,
            now.minusMillis(600),
            3,
            "0.1.0",
            "3.27.1",
            workers,
            64L << 30,
            "wss://" + name + ".example.net/",
            "https://" + name + ".example.net/try",
            idle));
    return this;
  }

  /** Puts a room of so many people on a worker; so many of its video consumers are paused. */
  public WorldBuilder room(String name, String worker, int people, int pausedVideo) {
    RoomId id = new RoomId(name);
    WorkerId home = WorkerId.parse(worker);
    List<ParticipantPicture> present = new ArrayList<>();
    int left = pausedVideo;
    for (int i = 0; i < people; i++) {
      int others = people - 1;
      int paused = Math.min(others, left);
      left -= paused;
      present.add(
          new ParticipantPicture(
              new ParticipantId("p" + (i + 1)),
              home,
              NAMES.get(i % NAMES.size()),
              i % 3 == 0 ? "Firefox 148" : "Chromium 156",
              now.minus(Duration.ofMinutes(20 - Math.min(i, 18))),
              i != 7,
              List.of(
                  new ProducerPicture(
                      name + "-a" + i, "audio", false, 10, "simple", "microphone", Flow.LIVE),
                  new ProducerPicture(
                      name + "-v" + i,
                      "video",
                      i == 3,
                      10 - i % 3,
                      "simulcast",
                      "camera",
                      Flow.LIVE)),
              new ConsumerCounts(others, 0, others - paused, paused)));
    }
    return room(id, home, present);
  }

  private WorldBuilder room(RoomId id, WorkerId home, List<ParticipantPicture> present) {
    ConsumerCounts sum =
        present.stream()
            .map(ParticipantPicture::consumers)
            .reduce(ConsumerCounts.NONE, ConsumerCounts::plus);
    rooms.put(
        id,
        new RoomPicture(
            id,
            RoomState.OPEN,
            home,
            1,
            now.minus(Duration.ofMinutes(21)),
            "acme-api",
            present,
            sum,
            0,
            1,
            List.of(
                new PartPicture(
                    home,
                    RoomState.OPEN,
                    true,
                    false,
                    present.size(),
                    sum,
                    sum.total(),
                    1,
                    List.of())),
            SpeakerLimits.DEFAULT,
            List.of(),
            List.of()));
    return this;
  }

  /** Puts a room of so many people, who send audio and video, over these workers. */
  public WorldBuilder largeRoom(String name, int people, List<String> workers) {
    RoomPicture large =
        LargeRoom.of(
            new RoomId(name), people, workers.stream().map(WorkerId::parse).toList(), now, NAMES);
    rooms.put(large.id(), large);
    return this;
  }

  /** Changes a room that is there. */
  public WorldBuilder roomIs(String name, UnaryOperator<RoomPicture> change) {
    rooms.computeIfPresent(new RoomId(name), (id, room) -> change.apply(room));
    return this;
  }

  /** Fills a worker with rooms until it has so many consumers, a multiple of 4. */
  public WorldBuilder filled(String worker, int consumers) {
    int left = consumers;
    for (int number = 1; left >= 4; number++) {
      int people = 9;
      while (2 * people * (people - 1) > left) {
        people--;
      }
      left -= 2 * people * (people - 1);
      room(
          "call-" + worker.replace("/", "-") + "-" + number,
          worker,
          people,
          people > 4 ? people : 0);
    }
    return this;
  }

  /** Changes one host. */
  public WorldBuilder hostIs(String name, HostState state, boolean cordoned, Duration reportAge) {
    hosts.computeIfPresent(
        new HostId(name),
        (id, host) ->
            new HostPicture(
                id,
                host.group(),
                state,
                cordoned,
                now.minus(reportAge),
                host.incarnation(),
                host.agentVersion(),
                host.mediasoupVersion(),
                host.cores(),
                host.memoryBytes(),
                host.signallingUrl(),
                host.clientUrl(),
                host.workers()));
    return this;
  }

  /** Changes the process of one worker. */
  public WorldBuilder workerIs(String worker, WorkerState state, int restarts, Duration up) {
    String death = restarts > 0 ? "signal 11" : "";
    return change(
        worker,
        old ->
            new Change(
                state, old.cordoned(), restarts, now.minus(up), old.reserved(), old.cpu(), death));
  }

  /** An operator keeps new rooms from one worker. */
  public WorldBuilder cordoned(String worker) {
    return change(worker, old -> change(old, true, old.reserved(), old.cpu()));
  }

  /** Reserves consumers on a worker for joins in flight. */
  public WorldBuilder reserved(String worker, int consumers) {
    return change(worker, old -> change(old, old.cordoned(), consumers, old.cpu()));
  }

  /** Sets the CPU share of a worker, which otherwise follows from its consumers. */
  public WorldBuilder cpu(String worker, double share) {
    return change(worker, old -> change(old, old.cordoned(), old.reserved(), share));
  }

  public WorldBuilder databaseAway() {
    database = DatabaseState.AWAY;
    return this;
  }

  /** The database was restored, and these hosts have not told yet what runs. */
  public WorldBuilder awaits(String... names) {
    awaited = Stream.of(names).map(HostId::new).toList();
    return this;
  }

  /** The finished picture. */
  public FleetPicture picture() {
    Map<WorkerId, List<RoomPicture>> byWorker = new HashMap<>();
    rooms
        .values()
        .forEach(
            room ->
                room.parts()
                    .forEach(
                        part ->
                            byWorker
                                .computeIfAbsent(part.worker(), id -> new ArrayList<>())
                                .add(room)));
    List<HostPicture> counted =
        hosts.values().stream()
            .map(
                host ->
                    withWorkers(
                        host,
                        host.workers().stream()
                            .map(
                                worker ->
                                    counted(worker, byWorker.getOrDefault(worker.id(), List.of())))
                            .toList()))
            .toList();
    return new FleetPicture(1, now, counted, rooms, database, awaited);
  }

  private static WorkerPicture counted(WorkerPicture worker, List<RoomPicture> here) {
    List<PartPicture> parts =
        here.stream()
            .flatMap(room -> room.parts().stream())
            .filter(part -> part.worker().equals(worker.id()))
            .toList();
    ConsumerCounts sum =
        parts.stream()
            .map(PartPicture::consumers)
            .reduce(ConsumerCounts.NONE, ConsumerCounts::plus);
    int counts = parts.stream().mapToInt(PartPicture::counted).sum();
    double cpu =
        worker.cpu() > 0.011
            ? worker.cpu()
            : 0.01 + 0.63 * counts / worker.policy().usableConsumers();
    return copy(
        worker,
        change(worker, worker.cordoned(), worker.reserved(), cpu),
        sum,
        counts,
        here.stream()
            .sorted(
                Comparator.comparingInt((RoomPicture room) -> room.consumers().total())
                    .reversed()
                    .thenComparing(RoomPicture::id))
            .map(RoomPicture::id)
            .toList());
  }

  /** What a story may change of a worker. */
  private record Change(
      WorkerState state,
      boolean cordoned,
      int restarts,
      Instant startedAt,
      int reserved,
      double cpu,
      String lastDeath) {}

  private static Change change(WorkerPicture old, boolean cordoned, int reserved, double cpu) {
    return new Change(
        old.state(), cordoned, old.restarts(), old.startedAt(), reserved, cpu, old.lastDeath());
  }

  private WorldBuilder change(String worker, Function<WorkerPicture, Change> change) {
    WorkerId id = WorkerId.parse(worker);
    hosts.computeIfPresent(
        id.host(),
        (host, picture) ->
            withWorkers(
                picture,
                picture.workers().stream()
                    .map(
                        each ->
                            each.id().equals(id)
                                ? copy(
                                    each,
                                    change.apply(each),
                                    each.consumers(),
                                    each.counted(),
                                    each.rooms())
                                : each)
                    .toList()));
    return this;
  }

  private static WorkerPicture copy(
      WorkerPicture old, Change change, ConsumerCounts consumers, int counted, List<RoomId> rooms) {
    return new WorkerPicture(
        old.id(),
        change.state(),
        change.cordoned(),
        old.core(),
        old.pid(),
        1 + change.restarts(),
        change.startedAt(),
        change.restarts(),
        consumers,
        counted,
        change.reserved(),
        old.policy(),
        old.capacitySource(),
        change.cpu(),
        consumers.live() * 55.0,
        consumers.live() * 310_000.0,
        consumers.live() / 900.0,
        Duration.ofMillis(consumers.total() > 400 ? 4 : 1),
        (38L + consumers.total() / 8) << 20,
        change.lastDeath(),
        rooms);
  }

  private static HostPicture withWorkers(HostPicture host, List<WorkerPicture> workers) {
    return new HostPicture(
        host.id(),
        host.group(),
        host.state(),
        host.cordoned(),
        host.reportedAt(),
        host.incarnation(),
        host.agentVersion(),
        host.mediasoupVersion(),
        host.cores(),
        host.memoryBytes(),
        host.signallingUrl(),
        host.clientUrl(),
        workers);
  }
}
