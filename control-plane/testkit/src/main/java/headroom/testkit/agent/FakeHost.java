// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What runs on one pretended media host, and how it carries out commands. Nothing in here talks to
 * a control plane: {@link LocalAgent} and {@link GrpcAgent} do, with the same host behind them.
 *
 * <p>One lock (this) guards all of it.
 */
public final class FakeHost {
  private final HostId id;
  private final Clock clock;
  private final SortedMap<Integer, FakeWorker> workers = new TreeMap<>();
  private final SortedMap<RoomId, FakeRoom> rooms = new TreeMap<>();
  private final Map<RoomId, Long> highestEpochs = new HashMap<>();
  private final List<AgentCommand> received = new ArrayList<>();
  private final Map<Integer, WorkerReport> toldWorkers = new HashMap<>();
  private final Map<RoomId, RoomReport> toldRooms = new HashMap<>();
  private long incarnation = 1;
  private @Nullable CommandOutcome refusal;
  private boolean mute;
  private Runnable meanwhile = () -> {};

  public FakeHost(String name, int workerCount, Clock clock) {
    this.id = new HostId(name);
    this.clock = clock;
    for (int number = 1; number <= workerCount; number++) {
      workers.put(number, new FakeWorker(number, clock.instant()));
    }
  }

  public HostId id() {
    return id;
  }

  public synchronized AgentHello hello() {
    return new AgentHello(
        id,
        "default",
        incarnation,
        "0.1.0",
        "3.27.1",
        workers.size(),
        16L << 30,
        "ws://127.0.0.1:4443/",
        "http://127.0.0.1:4443/",
        id + ":4444");
  }

  /** The agent's process is killed and started again; workers and rooms live on. */
  public synchronized void agentRestarts() {
    incarnation++;
  }

  /** The disk was wiped, or somebody gave two hosts one name: counting begins anew. */
  public synchronized void forgetsIncarnation() {
    incarnation = 1;
  }

  /** A room that the control plane did not ask for now. */
  public synchronized void runs(String room, long epoch, int worker) {
    RoomId roomId = new RoomId(room);
    rooms.put(roomId, new FakeRoom(roomId, epoch, worker, clock.instant()));
    highestEpochs.merge(roomId, epoch, Math::max);
  }

  /** A room ends without a command. */
  public synchronized void loses(String room) {
    rooms.remove(new RoomId(room));
  }

  public synchronized void participantJoins(String room, String participant) {
    running(room).joins(new ParticipantId(participant), clock.instant());
  }

  /** People named {@code ROOM-1}, {@code ROOM-2} and so on join. */
  public synchronized void participantsJoin(String room, int count) {
    for (int i = 1; i <= count; i++) {
      participantJoins(room, room + "-" + i);
    }
  }

  /** The same without cameras. */
  public synchronized void participantsJoinWithAudioOnly(String room, int count) {
    for (int i = 1; i <= count; i++) {
      running(room).joinsWithAudioOnly(new ParticipantId(room + "-" + i), clock.instant());
    }
  }

  public synchronized void participantLeaves(String room, String participant) {
    running(room).leaves(new ParticipantId(participant));
  }

  public synchronized void participantMutesVideo(String room, String participant) {
    running(room).mutesVideo(new ParticipantId(participant));
  }

  /** The room runs on another worker of the host than before. */
  public synchronized void roomRunsOn(String room, int worker) {
    running(room).runsOn(worker);
  }

  /** Consumers beside those of the rooms, so that a worker is loaded by one line of a test. */
  public synchronized void workerCarries(int worker, int consumers) {
    worker(worker).carries(consumers);
  }

  public synchronized void workerBurns(int worker, double shareOfCore) {
    worker(worker).burns(shareOfCore);
  }

  /** A worker's process ends; its rooms end with it. */
  public synchronized void workerDies(int number, String reason) {
    worker(number).dies(reason);
    rooms.values().removeIf(room -> room.workerNumber() == number);
  }

  public synchronized void workerRunsAgain(int number) {
    worker(number).runsAgain();
  }

  /** Answers each further command with this error code. */
  public synchronized void refusesCommands(String code, String message) {
    refusal = new CommandOutcome(false, code, message);
    mute = false;
  }

  /** Takes commands without doing or answering them, as a stopped process does. */
  public synchronized void ignoresCommands() {
    mute = true;
  }

  public synchronized void obeysCommands() {
    refusal = null;
    mute = false;
  }

  /** All commands that reached this host, in order. */
  public synchronized List<AgentCommand> received() {
    return List.copyOf(received);
  }

  /** Ids of the rooms that run here. */
  public synchronized Set<RoomId> rooms() {
    return Set.copyOf(rooms.keySet());
  }

  public synchronized long epochOf(String room) {
    return running(room).epoch();
  }

  /** Everything that runs; reports begin anew from here. */
  synchronized AgentInventory inventory() {
    toldWorkers.clear();
    toldRooms.clear();
    AgentReport all = changes();
    return new AgentInventory(all.workers(), all.rooms());
  }

  /** What changed since it was asked last. */
  synchronized AgentReport changes() {
    Map<Integer, ConsumerCounts> consumers = new HashMap<>();
    List<RoomReport> changedRooms = new ArrayList<>();
    Set<RoomId> closed = new HashSet<>(toldRooms.keySet());
    for (Map.Entry<RoomId, FakeRoom> entry : rooms.entrySet()) {
      RoomReport report = entry.getValue().report(id);
      consumers.merge(report.workerNumber(), report.consumers(), ConsumerCounts::plus);
      closed.remove(entry.getKey());
      if (!report.equals(toldRooms.put(entry.getKey(), report))) {
        changedRooms.add(report);
      }
    }
    toldRooms.keySet().removeAll(closed);
    List<WorkerReport> changedWorkers = new ArrayList<>();
    workers.forEach(
        (number, worker) -> {
          WorkerReport report = worker.report(consumers.getOrDefault(number, ConsumerCounts.NONE));
          if (!report.equals(toldWorkers.put(number, report))) {
            changedWorkers.add(report);
          }
        });
    return new AgentReport(changedWorkers, changedRooms, List.copyOf(closed), List.of());
  }

  /** Something happens while the next command is under way. */
  public synchronized void meanwhile(Runnable act) {
    meanwhile = act;
  }

  /** Carries out a command; null when there is no answer. */
  @Nullable CommandOutcome carryOut(AgentCommand command) {
    // Outside the lock: what happens meanwhile may well concern this host.
    takeMeanwhile(command).run();
    return act(command);
  }

  private synchronized Runnable takeMeanwhile(AgentCommand command) {
    received.add(command);
    Runnable act = meanwhile;
    meanwhile = () -> {};
    return act;
  }

  private synchronized @Nullable CommandOutcome act(AgentCommand command) {
    if (mute) {
      return null;
    }
    if (refusal != null) {
      return refusal;
    }
    return switch (command) {
      case AgentCommand.OpenRoom open -> open(open);
      case AgentCommand.CloseRoom close -> close(close);
      case AgentCommand.RemoveParticipant remove -> {
        FakeRoom room = rooms.get(remove.room());
        if (room == null) {
          yield new CommandOutcome(false, "ROOM_UNKNOWN", "no such room");
        }
        room.leaves(remove.participant());
        yield CommandOutcome.DONE;
      }
    };
  }

  private CommandOutcome open(AgentCommand.OpenRoom open) {
    if (open.epoch() < highestEpochs.getOrDefault(open.room(), 0L)) {
      return new CommandOutcome(false, "STALE_EPOCH", "a later epoch is known");
    }
    FakeWorker worker = workers.get(open.workerNumber());
    if (worker == null || !worker.isRunning()) {
      return new CommandOutcome(false, "WORKER_UNAVAILABLE", "the worker does not run");
    }
    FakeRoom room = rooms.get(open.room());
    if (room != null
        && room.workerNumber() != open.workerNumber()
        && room.epoch() == open.epoch()) {
      return new CommandOutcome(false, "INVALID_COMMAND", "open on another worker in this epoch");
    }
    if (room == null || room.workerNumber() != open.workerNumber()) {
      room = new FakeRoom(open.room(), open.epoch(), open.workerNumber(), clock.instant());
      rooms.put(open.room(), room);
    }
    room.raiseTo(open.epoch());
    highestEpochs.put(open.room(), open.epoch());
    return CommandOutcome.DONE;
  }

  private CommandOutcome close(AgentCommand.CloseRoom close) {
    if (close.epoch() < highestEpochs.getOrDefault(close.room(), 0L)) {
      return new CommandOutcome(false, "STALE_EPOCH", "a later epoch is known");
    }
    if (rooms.remove(close.room()) == null) {
      return new CommandOutcome(false, "ROOM_UNKNOWN", "no such room");
    }
    highestEpochs.put(close.room(), close.epoch());
    return CommandOutcome.DONE;
  }

  private FakeRoom running(String room) {
    FakeRoom running = rooms.get(new RoomId(room));
    if (running == null) {
      throw new IllegalStateException(id + " runs no room " + room + ", only " + rooms.keySet());
    }
    return running;
  }

  private FakeWorker worker(int number) {
    FakeWorker worker = workers.get(number);
    if (worker == null) {
      throw new IllegalArgumentException(id + " has no worker " + number);
    }
    return worker;
  }
}
