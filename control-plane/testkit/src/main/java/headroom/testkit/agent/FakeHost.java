// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.agent;

import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.AgentReport.ClosedPart;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.MoveReport;
import headroom.operations.agent.PartAddress;
import headroom.operations.agent.RoomReport;
import headroom.operations.agent.WorkerReport;
import headroom.planning.ConsumerCounts;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.RoomGraph;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private final SortedMap<RoomId, SortedMap<Integer, FakeRoom>> rooms = new TreeMap<>();
  private final Map<RoomId, Long> highestEpochs = new HashMap<>();
  private final Map<RoomId, Long> highestRevisions = new HashMap<>();
  private final List<AgentCommand> received = new ArrayList<>();
  private final Map<Integer, WorkerReport> toldWorkers = new HashMap<>();
  private final Map<ClosedPart, RoomReport> toldParts = new HashMap<>();
  private final Map<String, Moves> moves = new LinkedHashMap<>();
  private final Set<ParticipantId> oldClients = new HashSet<>();
  private long incarnation = 1;
  private String peerAddress;
  private String group = "default";
  private @Nullable CommandOutcome refusal;
  private boolean mute;
  private Runnable meanwhile = () -> {};

  /** People who were told to move and have not yet. */
  private record Moves(
      AgentCommand.MoveParticipants command, Instant since, Set<ParticipantId> waiting) {
    Moves(AgentCommand.MoveParticipants command, Instant since) {
      this(command, since, new TreeSet<>());
    }
  }

  public FakeHost(String name, int workerCount, Clock clock) {
    this.id = new HostId(name);
    this.clock = clock;
    this.peerAddress = name + ":4444";
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
        group,
        incarnation,
        "0.1.0",
        "3.27.1",
        workers.size(),
        16L << 30,
        "ws://127.0.0.1:4443/",
        "http://127.0.0.1:4443/",
        peerAddress);
  }

  /** The agent's process is killed and started again; workers and rooms live on. */
  public synchronized void agentRestarts() {
    incarnation++;
  }

  /** Its agent names this group from its next connection on. */
  public synchronized void isInGroup(String newGroup) {
    group = newGroup;
  }

  /** Other agents reach it elsewhere from its next connection on. */
  public synchronized void isReachedAt(String newPeerAddress) {
    peerAddress = newPeerAddress;
  }

  /** The disk was wiped, or somebody gave two hosts one name: counting begins anew. */
  public synchronized void forgetsIncarnation() {
    incarnation = 1;
  }

  /** A room that the control plane did not ask for now. */
  public synchronized void runs(String room, long epoch, int worker) {
    RoomId roomId = new RoomId(room);
    partsOf(roomId).put(worker, new FakeRoom(roomId, epoch, worker, clock.instant()));
    highestEpochs.merge(roomId, epoch, Math::max);
  }

  /** All parts of a room end without a command. */
  public synchronized void loses(String room) {
    rooms.remove(new RoomId(room));
  }

  /** One part of a room ends without a command. */
  public synchronized void loses(String room, int worker) {
    partsOf(new RoomId(room)).remove(worker);
    rooms.values().removeIf(Map::isEmpty);
  }

  public synchronized void participantJoins(String room, String participant) {
    running(room).joins(new ParticipantId(participant), clock.instant());
  }

  /** Joins the room's part on this worker. */
  public synchronized void participantJoins(String room, int worker, String participant) {
    running(room, worker).joins(new ParticipantId(participant), clock.instant());
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
    for (FakeRoom part : partsOf(new RoomId(room)).values()) {
      part.leaves(new ParticipantId(participant));
    }
  }

  public synchronized void participantMutesVideo(String room, String participant) {
    running(room).mutesVideo(new ParticipantId(participant));
  }

  /** The room runs on another worker of the host than before. */
  public synchronized void roomRunsOn(String room, int worker) {
    FakeRoom part = running(room);
    partsOf(new RoomId(room)).remove(part.workerNumber());
    part.runsOn(worker);
    partsOf(new RoomId(room)).put(worker, part);
  }

  /** Flows, pipes and costs of the room's parts here are those of this graph from now on. */
  public synchronized void follows(RoomGraph graph) {
    partsOf(graph.room()).values().forEach(part -> part.follows(graph));
  }

  /** Parts of a room that run here, by worker. */
  public synchronized Set<Integer> partsOf(String room) {
    return Set.copyOf(rooms.getOrDefault(new RoomId(room), new TreeMap<>()).keySet());
  }

  /** Who is on the room's part on this worker. */
  public synchronized Set<ParticipantId> participantsOf(String room, int worker) {
    return running(room, worker).participants();
  }

  /** The plan that the part on this worker follows. */
  public synchronized long revisionOf(String room, int worker) {
    return running(room, worker).revision();
  }

  /** Consumers beside those of the rooms, so that a worker is loaded by one line of a test. */
  public synchronized void workerCarries(int worker, int consumers) {
    worker(worker).carries(consumers);
  }

  public synchronized void workerForwards(int worker, double packetsPerSecond) {
    worker(worker).forwards(packetsPerSecond);
  }

  public synchronized void workerBurns(int worker, double shareOfCore) {
    worker(worker).burns(shareOfCore);
  }

  /** A worker's process ends; its rooms end with it. */
  public synchronized void workerDies(int number, String reason) {
    worker(number).dies(reason);
    rooms.values().forEach(parts -> parts.remove(number));
    rooms.values().removeIf(Map::isEmpty);
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
    toldParts.clear();
    AgentReport all = changes();
    return new AgentInventory(all.workers(), all.rooms());
  }

  /** What changed since it was asked last. */
  synchronized AgentReport changes() {
    Map<Integer, ConsumerCounts> consumers = new HashMap<>();
    List<RoomReport> changedRooms = new ArrayList<>();
    Map<Integer, Integer> counted = new HashMap<>();
    Set<ClosedPart> closed = new HashSet<>(toldParts.keySet());
    for (SortedMap<Integer, FakeRoom> parts : rooms.values()) {
      for (FakeRoom part : parts.values()) {
        RoomReport report = part.report(id);
        consumers.merge(report.workerNumber(), report.consumers(), ConsumerCounts::plus);
        counted.merge(report.workerNumber(), report.countedConsumers(), Integer::sum);
        ClosedPart key = new ClosedPart(report.id(), report.workerNumber());
        closed.remove(key);
        if (!report.equals(toldParts.put(key, report))) {
          changedRooms.add(report);
        }
      }
    }
    toldParts.keySet().removeAll(closed);
    Set<RoomId> closedRooms = new HashSet<>();
    closed.forEach(part -> closedRooms.add(part.room()));
    closedRooms.removeAll(rooms.keySet());
    List<WorkerReport> changedWorkers = new ArrayList<>();
    workers.forEach(
        (number, worker) -> {
          WorkerReport report =
              worker.report(
                  consumers.getOrDefault(number, ConsumerCounts.NONE),
                  counted.getOrDefault(number, 0));
          if (!report.equals(toldWorkers.put(number, report))) {
            changedWorkers.add(report);
          }
        });
    return new AgentReport(
        changedWorkers, changedRooms, List.copyOf(closedRooms), List.copyOf(closed));
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
      case AgentCommand.ExpectArrivals expect ->
          part(expect.room(), expect.workerNumber()) == null ? noSuchPart() : CommandOutcome.DONE;
      case AgentCommand.MoveParticipants move -> {
        if (part(move.room(), move.workerNumber()) == null) {
          yield noSuchPart();
        }
        Moves told = new Moves(move, clock.instant()); // A repeated one brings its own deadline.
        move.movers().forEach(who -> told.waiting().add(who.participant()));
        moves.put(move.move(), told);
        report(told);
        yield CommandOutcome.DONE;
      }
      case AgentCommand.AbandonMove abandon -> {
        moves.remove(abandon.move());
        yield CommandOutcome.DONE;
      }
      case AgentCommand.RemoveParticipant remove -> {
        if (!rooms.containsKey(remove.room())) {
          yield new CommandOutcome(false, "ROOM_UNKNOWN", "no such room");
        }
        partsOf(remove.room()).values().forEach(part -> part.leaves(remove.participant()));
        yield CommandOutcome.DONE;
      }
    };
  }

  private static CommandOutcome noSuchPart() {
    return new CommandOutcome(false, "ROOM_UNKNOWN", "no such part");
  }

  /** A client that was told to move and goes now. */
  public record Going(String room, ParticipantId participant, WorkerId to) {}

  /**
   * Clients that were told to move leave this host now; those that don't know migration at the
   * deadline, and these do not arrive where they were sent.
   */
  public synchronized List<Going> clientsGo() {
    List<Going> going = new ArrayList<>();
    for (Moves told : moves.values()) {
      AgentCommand.MoveParticipants move = told.command();
      boolean late = !clock.instant().isBefore(told.since().plus(move.deadline()));
      FakeRoom part = part(move.room(), move.workerNumber());
      for (ParticipantId who : List.copyOf(told.waiting())) {
        boolean knows = !oldClients.contains(who);
        if (part != null && part.participants().contains(who) && (knows || late)) {
          part.leaves(who);
          told.waiting().remove(who);
          if (knows) {
            going.add(new Going(move.room().value(), who, move.to().worker()));
          }
        }
      }
      report(told);
    }
    return going;
  }

  /** A real agent, too, calls old clients unable when it has ended their connections. */
  private void report(Moves told) {
    AgentCommand.MoveParticipants move = told.command();
    FakeRoom part = part(move.room(), move.workerNumber());
    if (part != null) {
      Map<ParticipantId, MoveReport.MoverState> states = new HashMap<>();
      for (AgentCommand.Mover mover : move.movers()) {
        ParticipantId who = mover.participant();
        states.put(
            who,
            oldClients.contains(who)
                ? MoveReport.MoverState.UNABLE
                : told.waiting().contains(who)
                    ? MoveReport.MoverState.TOLD
                    : MoveReport.MoverState.MOVED);
      }
      part.tells(new MoveReport(move.move(), states, told.waiting().isEmpty()));
    }
  }

  /** This participant's client does not know migration. */
  public synchronized void hasOldClient(String participant) {
    oldClients.add(new ParticipantId(participant));
  }

  private CommandOutcome open(AgentCommand.OpenRoom open) {
    long latest = highestEpochs.getOrDefault(open.room(), 0L);
    boolean stalePlan =
        open.epoch() == latest
            && open.plan().revision() < highestRevisions.getOrDefault(open.room(), 0L);
    if (open.epoch() < latest || stalePlan) {
      return new CommandOutcome(false, "STALE_EPOCH", "a later plan is known");
    }
    Set<Integer> wanted = new HashSet<>();
    for (PartAddress part : open.plan().parts()) {
      if (part.worker().host().equals(id)) {
        wanted.add(part.worker().number());
      }
    }
    for (int number : wanted) {
      FakeWorker worker = workers.get(number);
      if (worker == null || !worker.isRunning()) {
        return new CommandOutcome(false, "WORKER_UNAVAILABLE", "the worker does not run");
      }
    }
    SortedMap<Integer, FakeRoom> parts = partsOf(open.room());
    parts.keySet().retainAll(wanted);
    for (int number : wanted) {
      parts
          .computeIfAbsent(
              number, worker -> new FakeRoom(open.room(), open.epoch(), worker, clock.instant()))
          .raiseTo(open.epoch(), open.plan().revision());
    }
    rooms.values().removeIf(Map::isEmpty);
    highestEpochs.put(open.room(), open.epoch());
    highestRevisions.put(open.room(), open.plan().revision());
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

  private SortedMap<Integer, FakeRoom> partsOf(RoomId room) {
    return rooms.computeIfAbsent(room, id -> new TreeMap<>());
  }

  private FakeRoom running(String room) {
    SortedMap<Integer, FakeRoom> parts = rooms.get(new RoomId(room));
    if (parts == null || parts.isEmpty()) {
      throw new IllegalStateException(id + " runs no room " + room + ", only " + rooms.keySet());
    }
    return parts.firstEntry().getValue();
  }

  private @Nullable FakeRoom part(RoomId room, int worker) {
    SortedMap<Integer, FakeRoom> parts = rooms.get(room);
    return parts == null ? null : parts.get(worker);
  }

  private FakeRoom running(String room, int worker) {
    FakeRoom part = part(new RoomId(room), worker);
    if (part == null) {
      throw new IllegalStateException(id + "/w" + worker + " runs no part of room " + room);
    }
    return part;
  }

  private FakeWorker worker(int number) {
    FakeWorker worker = workers.get(number);
    if (worker == null) {
      throw new IllegalArgumentException(id + " has no worker " + number);
    }
    return worker;
  }
}
