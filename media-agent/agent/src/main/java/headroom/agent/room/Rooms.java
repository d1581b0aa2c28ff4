// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.config.AgentConfig;
import headroom.agent.journal.RoomJournal;
import headroom.agent.json.MediaJson;
import headroom.agent.link.CommandRefusedException;
import headroom.agent.link.CommandRefusedException.Code;
import headroom.agent.link.CommandTarget;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.HostEvent;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.WorkerNumber;
import headroom.agent.model.WorkerTraffic;
import headroom.agent.worker.RunningWorker;
import headroom.agent.worker.WorkerListener;
import headroom.mediasoup.RouterCodecs;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.rtp.RtpCodecCapability;
import java.time.Clock;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All rooms of this host, and what commands and dying workers do to them. */
public final class Rooms implements CommandTarget, WorkerListener {
  private static final Logger log = LoggerFactory.getLogger(Rooms.class);

  private final Map<RoomId, Room> rooms = new ConcurrentHashMap<>();

  /** What comes after the end of the timers is dropped: it was for this agent's life only. */
  private final ScheduledExecutorService timers =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("room-timers").daemon().factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  private final List<TrafficMeter> meters = new ArrayList<>();
  private final int workerCount;
  private final RoomJournal journal;
  private final RoomContext context;
  private final Function<WorkerNumber, @Nullable RunningWorker> workers;
  private final Consumer<HostEvent> events;
  private final Clock clock;

  /**
   * @param workers finds the process that has a number now
   * @param events hears what the control plane must be told
   * @param changed the control plane should hear soon that something changed
   */
  public Rooms(
      AgentConfig config,
      RoomJournal journal,
      Function<WorkerNumber, @Nullable RunningWorker> workers,
      Consumer<HostEvent> events,
      Runnable changed,
      Clock clock) {
    this.workerCount = config.workers().count();
    this.journal = journal;
    this.workers = workers;
    this.events = events;
    this.clock = clock;
    this.context =
        new RoomContext(
            journal, config.media(), config.signalling().resumeGrace(), timers, clock, changed);
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
        journal.remove(entry.id());
      } else {
        rooms.put(entry.id(), recovery.restore(entry, adopted));
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

  @Nullable Room find(RoomId id) {
    return rooms.get(id);
  }

  /** A client's token tells of an epoch; from now on nobody is admitted to a lower one. */
  void heard(RoomId id, RoomEpoch epoch) {
    if (rooms.containsKey(id)) {
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
  public void open(RoomId id, RoomEpoch epoch, WorkerNumber workerNumber) {
    requireCurrent(id, epoch);
    var worker = workers.apply(workerNumber);
    if (worker == null) {
      throw new CommandRefusedException(
          Code.WORKER_UNAVAILABLE, "worker " + workerNumber + " does not run on this host");
    }
    try {
      var room =
          rooms.computeIfAbsent(id, absent -> new Room(absent, epoch, workerNumber, context));
      room.call(
          () -> {
            openOn(room, worker, epoch);
            return room;
          });
    } catch (MediasoupException e) {
      rooms.computeIfPresent(
          id, (same, room) -> room.snapshot().routerId().isEmpty() ? null : room);
      throw new CommandRefusedException(
          Code.WORKER_UNAVAILABLE, "worker " + workerNumber + " fails: " + e.getMessage());
    }
  }

  private static void openOn(Room room, RunningWorker worker, RoomEpoch epoch) {
    if (!room.hasHome()) {
      room.open(worker, epoch, "WORKER_DIED");
    } else if (room.isOn(worker)) {
      if (room.epoch().isBefore(epoch)) {
        room.raise(epoch);
      }
    } else if (room.epoch().isBefore(epoch)) {
      room.open(worker, epoch, "TRANSPORT_CLOSED");
    } else {
      throw new CommandRefusedException(
          Code.INVALID_COMMAND,
          "the room is open on worker "
              + room.home().worker().number()
              + " in this epoch; moving it takes a higher one");
    }
  }

  @Override
  public void close(RoomId id, RoomEpoch epoch, String reason) {
    requireCurrent(id, epoch);
    var room = rooms.get(id);
    if (room == null) {
      throw new CommandRefusedException(Code.ROOM_UNKNOWN, "the room is not on this host");
    }
    journal.raiseEpoch(id, epoch);
    room.call(
        () -> {
          room.close(reason);
          return room;
        });
    rooms.remove(id, room);
    context.changed().run();
  }

  @Override
  public void remove(RoomId id, RoomEpoch epoch, ParticipantId participant, String reason) {
    requireCurrent(id, epoch);
    var room = rooms.get(id);
    if (room == null) {
      throw new CommandRefusedException(Code.ROOM_UNKNOWN, "the room is not on this host");
    }
    room.call(
        () -> {
          room.connections()
              .remove(
                  participant,
                  new RefusedException(
                      ErrorCode.REMOVED, reason.isEmpty() ? "removed by an operator" : reason));
          return room;
        });
  }

  private void requireCurrent(RoomId id, RoomEpoch epoch) {
    var highest = journal.highestEpoch(id);
    if (highest != null && epoch.isBefore(highest)) {
      throw new CommandRefusedException(
          Code.STALE_EPOCH, "epoch " + epoch + " has been overtaken by " + highest);
    }
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
  public void changed() {
    context.changed().run();
  }
}
