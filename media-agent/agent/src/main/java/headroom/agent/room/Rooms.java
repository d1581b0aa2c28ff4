// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.config.AgentConfig;
import headroom.agent.identity.DenyList;
import headroom.agent.journal.RoomEntry;
import headroom.agent.journal.RoomJournal;
import headroom.agent.json.MediaJson;
import headroom.agent.link.CommandTarget;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.HostEvent;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerTraffic;
import headroom.agent.part.Ends;
import headroom.agent.part.FarPart;
import headroom.agent.peer.PeerChannels;
import headroom.agent.worker.RunningWorker;
import headroom.agent.worker.WorkerListener;
import headroom.mediasoup.RouterCodecs;
import headroom.mediasoup.rtp.RtpCodecCapability;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of rooms of this host, and what dying workers do to them. */
public final class Rooms implements WorkerListener {
  private static final Logger log = LoggerFactory.getLogger(Rooms.class);

  /** By the journal's names of the parts. */
  private final Map<String, Room> rooms = new ConcurrentHashMap<>();

  /** What comes after the end of the timers is dropped: it was for this agent's life only. */
  private final ScheduledExecutorService timers =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("room-timers").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  private final List<TrafficMeter> meters = new ArrayList<>();
  private final String host;
  private final int workerCount;
  private final RoomJournal journal;
  private final RoomContext context;
  private final Door door = new Door(this::find);
  private final Function<WorkerNumber, @Nullable RunningWorker> workers;
  private final Consumer<HostEvent> events;
  private final Clock clock;

  /**
   * @param generation starts of this agent
   * @param peers the ways to other agents
   * @param denyList hosts to which nothing leads from here
   * @param workers finds the process that has a number now
   * @param events hears what the control plane must be told
   * @param changed the control plane should hear soon that something changed
   */
  public Rooms(
      AgentConfig config,
      long generation,
      PeerChannels peers,
      DenyList denyList,
      RoomJournal journal,
      Function<WorkerNumber, @Nullable RunningWorker> workers,
      Consumer<HostEvent> events,
      Runnable changed,
      Clock clock) {
    this.host = config.host().name();
    this.workerCount = config.workers().count();
    this.journal = journal;
    this.workers = workers;
    this.events = events;
    this.clock = clock;
    this.context =
        new RoomContext(
            host,
            generation,
            journal,
            config.media(),
            address ->
                address.part().host().equals(host)
                    ? door
                    : peers.to(address.part().host(), address.peerAddress()),
            denyList,
            config.signalling().resumeGrace(),
            timers,
            clock,
            instants(clock),
            events,
            changed);
    denyList.onChange(this::cutKeptOut);
  }

  /** The wall clock as it was at the start, and from there the time that has passed. */
  private static LongSupplier instants(Clock clock) {
    long startMs = clock.millis();
    long startNanos = System.nanoTime();
    return () -> startMs + (System.nanoTime() - startNanos) / 1_000_000;
  }

  /** What commands do to the rooms. */
  public CommandTarget commands() {
    return new RoomCommands(this);
  }

  /** How other parts of a room speak to those of this host. */
  public FarPart door() {
    return door;
  }

  /**
   * Lets another agent speak to a part.
   *
   * @throws RefusedException INVALID_TOKEN when it does not know the room's secret, ROOM_UNKNOWN
   *     when the room has no such part here
   */
  public void admit(Ends ends) {
    var room = door.find(ends);
    if (!room.plan().secret().isKnownTo(ends.secret())) {
      throw new RefusedException(ErrorCode.INVALID_TOKEN, "this is not the room's secret");
    }
  }

  public List<RoomSnapshot> snapshots() {
    return rooms.values().stream().map(Room::snapshot).toList();
  }

  /** What the journal knows of the routers that are to be restored. */
  public RouterCodecs codecs() {
    var known = new HashMap<String, List<RtpCodecCapability>>();
    for (var entry : journal.rooms()) {
      var codecs = new ArrayList<RtpCodecCapability>();
      for (var codec : entry.mediaCodecs()) {
        codecs.add(
            MediaJson.read(
                codec, RtpCodecCapability.class, "mediaCodecs", ErrorCode.INTERNAL_ERROR));
      }
      known.put(entry.routerId(), codecs);
    }
    return routerId -> Optional.ofNullable(known.get(routerId));
  }

  /** Brings back what the journal knows, on the workers that live on. */
  public void restore(List<RunningWorker> adopted) {
    var recovery = new Recovery(journal, context);
    for (var entry : journal.rooms()) {
      if (entry.worker().value() > workerCount) {
        log.warn("room {} was on worker {}, which is no more", entry.id(), entry.worker());
        journal.remove(entry.key());
      } else {
        rooms.put(entry.key(), recovery.restore(entry, adopted));
      }
    }
    // Their routers are gone, but a worker is there. The others open when their workers start.
    adopted.forEach(this::started);
    log.info("{} rooms are back", rooms.size());
  }

  /** Measures what flows, and tells it per worker. */
  public void beginMeasuring(BiConsumer<WorkerNumber, WorkerTraffic> report) {
    for (int number = 1; number <= workerCount; number++) {
      var meter = new TrafficMeter(new WorkerNumber(number), rooms::values, report);
      meters.add(meter);
      meter.start();
    }
  }

  /**
   * Nothing happens to the rooms from now on, whatever clients do: they stay in the workers and in
   * the journal for the next agent.
   */
  public void freeze() {
    timers.shutdownNow();
    meters.forEach(TrafficMeter::stop);
    rooms.values().forEach(Room::freeze);
  }

  /** Joins the parts of rooms again, here and on other hosts, once these can be reached. */
  public void beginPipes() {
    rooms.values().forEach(room -> room.post(() -> room.neighbours().begin()));
  }

  /** Ends the pipes to a host, if it is kept out; who sits there is gone for those who sit here. */
  private void cutKeptOut(String other) {
    if (context.denyList().isKeptOut(other)) {
      rooms.values().forEach(room -> room.post(() -> room.neighbours().cut(other)));
    }
  }

  /** A part; without a worker the home, if it is here, or any other part of the host. */
  @Nullable Room find(RoomId id, @Nullable WorkerNumber worker) {
    if (worker != null) {
      return rooms.get(RoomEntry.key(id, worker));
    }
    var here = partsOf(id);
    return here.stream()
        .filter(room -> room.plan().parts().getFirst().part().equals(room.part()))
        .findFirst()
        .orElse(here.isEmpty() ? null : here.getFirst());
  }

  List<Room> partsOf(RoomId id) {
    return rooms.values().stream()
        .filter(room -> room.id().equals(id))
        .sorted(Comparator.comparing(Room::part))
        .toList();
  }

  RoomContext context() {
    return context;
  }

  @Nullable RunningWorker running(WorkerNumber number) {
    return workers.apply(number);
  }

  /** A part, made by the given one if it is not there. */
  Room findOrAdd(String key, Supplier<Room> absent) {
    return rooms.computeIfAbsent(key, name -> absent.get());
  }

  /** Forgets a part that could not be opened. */
  void removeUnopened(String key) {
    rooms.computeIfPresent(
        key, (same, other) -> other.snapshot().routerId().isEmpty() ? null : other);
  }

  void remove(Room room) {
    rooms.remove(room.key(), room);
  }

  /** A part has gone to another worker of this host. */
  void moved(Room room, String formerKey) {
    journal.remove(formerKey);
    rooms.remove(formerKey, room);
    rooms.put(room.key(), room);
  }

  /** A client's token tells of an epoch; from now on nobody is admitted to a lower one. */
  void heard(RoomId id, RoomEpoch epoch) {
    if (!partsOf(id).isEmpty()) {
      journal.raiseEpoch(id, epoch);
    }
  }

  @Nullable RoomEpoch highestEpoch(RoomId id) {
    return journal.highestEpoch(id);
  }

  void refused(String room, ErrorCode code) {
    events.accept(new HostEvent.JoinRefused(clock.millis(), room, code));
  }

  @Override
  public void started(RunningWorker worker) {
    for (var room : rooms.values()) {
      if (room.snapshot().worker().equals(worker.number())) {
        room.post(
            () -> {
              if (!room.hasHome()) {
                room.open(worker, room.epoch(), "WORKER_DIED");
              }
            });
      }
    }
  }

  @Override
  public void died(RunningWorker worker, String reason) {
    var lost =
        rooms.values().stream()
            .filter(room -> room.snapshot().worker().equals(worker.number()))
            .toList();
    for (var room : lost) {
      room.post(
          () -> {
            if (room.isOn(worker)) {
              room.lost();
            }
          });
    }
    events.accept(
        new HostEvent.WorkerDied(
            clock.millis(),
            worker.number(),
            worker.worker().pid(),
            reason,
            lost.stream().map(Room::id).toList()));
    context.changed().run();
  }

  @Override
  public boolean hasRooms(WorkerNumber number) {
    return rooms.values().stream().anyMatch(room -> room.snapshot().worker().equals(number));
  }

  @Override
  public void changed() {
    context.changed().run();
  }
}
