// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.journal.RoomEntry;
import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.RouterId;
import headroom.agent.model.WorkerNumber;
import headroom.agent.part.Ends;
import headroom.agent.part.Greeting;
import headroom.agent.part.Person;
import headroom.agent.part.RoomPlan;
import headroom.agent.part.Seat;
import headroom.agent.speaker.RouterVoices;
import headroom.agent.worker.RunningWorker;
import headroom.mediasoup.Router;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A room's part on one worker of this host: its router, its participants, and what it knows of the
 * room's other parts. All but what is marked runs on the room's own thread.
 */
final class Room {
  private static final Logger log = LoggerFactory.getLogger(Room.class);

  private final RoomId id;
  private final RoomContext context;
  private final Mailbox mailbox;
  private final Set<ClientSession> sessions = new HashSet<>();
  private final People people;
  private final Connections connections;
  private final Neighbours neighbours;
  private final Flows flows;
  private final RoomStreams streams;
  private final Seats seats;
  private final Moves moves;

  // Written on the room's thread.
  private volatile RoomEpoch epoch;
  private volatile RoomPlan plan;
  private volatile PartId part;
  private volatile @Nullable RoomHome home;
  private volatile boolean closed;
  private volatile RoomSnapshot snapshot;

  private long openedAtMs;
  private boolean changed;
  private boolean urgent;

  Room(RoomId id, RoomEpoch epoch, WorkerNumber worker, RoomPlan plan, RoomContext context) {
    this.id = id;
    this.epoch = epoch;
    this.plan = plan;
    this.part = new PartId(context.host(), worker);
    this.context = context;
    this.openedAtMs = context.clock().millis();
    this.neighbours = new Neighbours(this);
    this.people = new People(neighbours);
    this.flows = new Flows(this);
    this.streams = new RoomStreams(this, people, neighbours, flows);
    this.seats = new Seats(this);
    this.moves = new Moves(this);
    this.connections = new Connections(this, sessions, people.here());
    this.snapshot = takeSnapshot();
    this.mailbox = new Mailbox("room-" + name(), this::publish);
  }

  // From any thread.

  RoomSnapshot snapshot() {
    return snapshot;
  }

  RoomId id() {
    return id;
  }

  PartId part() {
    return part;
  }

  RoomPlan plan() {
    return plan;
  }

  RoomEpoch epoch() {
    return epoch;
  }

  RoomContext context() {
    return context;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  /** For logs: the room and the part. */
  String name() {
    return id + "@" + part;
  }

  /** The part's router; {@link Greeting#NO_ROUTER} while its worker is away. */
  RouterId router() {
    var current = home;
    return current == null ? Greeting.NO_ROUTER : new RouterId(current.router().id());
  }

  /** From this part, whose router is or was {@code from}, to another one. */
  Ends ends(PartId to, RouterId from) {
    return new Ends(id, epoch, plan.secret(), part, to, from);
  }

  void post(Runnable task) {
    mailbox.post(
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  <T> T call(Callable<T> task) {
    try {
      return mailbox.call(
          () -> {
            if (closed) {
              throw new RoomEndedException();
            }
            return task.call();
          });
    } catch (RoomEndedException e) {
      if (closed) {
        throw e;
      }
      throw new RefusedException(
          ErrorCode.WORKER_UNAVAILABLE, "the agent is about to restart; try again shortly");
    }
  }

  /** Lets what has begun end and takes nothing more; the room itself stays as it is. */
  void freeze() {
    mailbox.end();
  }

  // On the room's thread.

  Connections connections() {
    return connections;
  }

  /** Where the part lives; refused while its worker is away. */
  RoomHome home() {
    var current = home;
    if (current == null) {
      throw new RefusedException(
          ErrorCode.WORKER_UNAVAILABLE, "the room's worker is away; try again shortly");
    }
    return current;
  }

  boolean hasHome() {
    return home != null;
  }

  boolean isOn(RunningWorker worker) {
    var current = home;
    return current != null && current.worker().equals(worker);
  }

  /** Opens the part on a worker; whoever is connected is asked to join anew. */
  void open(RunningWorker worker, RoomEpoch newEpoch, String rejoinReason) {
    var router = worker.worker().createRouter(RoomCodecs.ALL);
    var former = home;
    epoch = newEpoch;
    settle(worker, router);
    store();
    people.here().clear();
    if (former != null) {
      former.router().close();
    }
    neighbours.lost();
    connections.rejoinAll(rejoinReason);
    log.info("room {} is open in epoch {}", name(), epoch);
    changed();
  }

  /** Finds the part as it was before the agent's restart; participants are added by the caller. */
  void restore(RunningWorker worker, Router router, long wasOpenedAtMs) {
    openedAtMs = wasOpenedAtMs;
    settle(worker, router);
    changed();
  }

  private void settle(RunningWorker worker, Router router) {
    part = new PartId(context.host(), worker.number());
    home =
        new RoomHome(
            worker,
            router,
            Speakers.watch(router, this::post, this::senderOf, this::tellSpeaker, flows),
            new Floor(new RouterId(router.id()), context.generation(), plan, context.instants()),
            new Consuming(router, this::post, this::later, seats::receives, this::changed),
            new DataConsuming(this::post));
  }

  /** Follows another plan: other parts, limits or pins. */
  void follow(RoomPlan newPlan) {
    if (newPlan.equals(plan)) {
      return;
    }
    plan = newPlan;
    neighbours.follow(newPlan);
    neighbours.begin();
    var current = home;
    if (current != null) {
      current.floor().plan(newPlan);
      flows.decide();
    }
    changed();
  }

  /** Speaks to the other parts, after a restart of the agent. */
  void findNeighbours() {
    neighbours.follow(plan);
  }

  /** The worker has died and everything in it. */
  void lost() {
    home = null;
    for (var participant : List.copyOf(people.here().values())) {
      context.journal().remove(key(), participant.id());
    }
    people.here().clear();
    moves.lost();
    neighbours.lost();
    sessions.forEach(ClientSession::beginAnew);
    connections.giveUpUnlessReopened();
    changed();
  }

  /** The room has a new epoch on the same worker. */
  void raise(RoomEpoch newEpoch) {
    epoch = newEpoch;
    store();
    changed();
  }

  /** Ends the part; its thread ends with it. */
  void close(RefusedException reason) {
    connections.refuseAll(reason);
    neighbours.close();
    var current = home;
    if (current != null) {
      current.router().close();
    }
    context.journal().remove(key());
    closed = true;
    mailbox.end();
    log.info("room {} is closed: {}", name(), reason.text());
  }

  People people() {
    return people;
  }

  Seats seats() {
    return seats;
  }

  Moves moves() {
    return moves;
  }

  /** Who is of the room has changed, here or on another part, or something about somebody. */
  void peopleChanged() {
    people.changed();
    seats.changed();
    moves.changed();
  }

  /** Runs something on the room's thread, unless the room has ended by then. */
  void later(Duration delay, Runnable task) {
    var _ = context.timers().schedule(() -> post(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether this is still the part's move away. */
  boolean isMoving(MoveAway move) {
    return moves.isCurrent(move);
  }

  RoomStreams streams() {
    return streams;
  }

  /** Takes somebody in and tells the others; nothing is sent to the participant itself. */
  void join(Participant participant, Participant.Introduction introduction) {
    participant.join(introduction, seats.later(participant.id(), context.clock().millis()));
    people.here().put(participant.id(), participant);
    store(participant);
    people.changed();
    neighbours.peopleChanged();
    log.info("{} joins room {}", participant.id(), name());
    changed();
  }

  /** Whoever joined knows who is there: streams follow. */
  void hasJoined(Participant participant) {
    seats.changed();
    moves.changed();
    streams.letReceive(participant);
  }

  void renamed(Participant participant) {
    store(participant);
    people.changed();
    neighbours.peopleChanged();
  }

  /** Ends a participant and what it has; the others are told. */
  void remove(Participant participant) {
    participant.close();
    if (people.here().remove(participant.id(), participant)) {
      participant.producers().keySet().forEach(neighbours::drop);
      context.journal().remove(key(), participant.id());
      flows.left(participant.id());
      peopleChanged();
      neighbours.peopleChanged();
      log.info("{} leaves room {}", participant.id(), name());
      changed();
    }
  }

  /** The connection of a session has ended. */
  void disconnected(ClientSession session, boolean left) {
    connections.disconnected(session, left);
  }

  void add(Participant participant, ParticipantTransport transport) {
    participant.transports().put(transport.transport().id(), transport);
    store(participant);
  }

  /** After a restart of the agent: nobody is to lose its place because the agent was away. */
  void restoreFlows() {
    people.found();
    flows.restore();
  }

  /** How many people the room has in all its parts, or is expected to have. */
  int audience() {
    return Math.max(plan.expectedParticipants(), people.count());
  }

  // What other parts and this one have to do with each other.

  Greeting greeting(boolean anew) {
    return new Greeting(
        router(), people.here().values().stream().map(Participant::person).toList(), anew);
  }

  RouterVoices voices() {
    return home().floor().own();
  }

  /** Another part has told of its senders. */
  void heard(RouterVoices voices) {
    var current = home;
    if (current != null) {
      current.floor().hear(voices);
      flows.decide();
    }
  }

  /** A router of another part is gone. */
  void forget(RouterId gone) {
    var current = home;
    if (current != null) {
      current.floor().forget(gone);
      flows.decide();
    }
  }

  /**
   * Somebody has a seat on another part. Of two seats of one participant the later one counts, so
   * an earlier one here is given up.
   */
  void giveWay(Person person, PartId there) {
    var own = people.here().get(person.id());
    if (own != null
        && !moves.keeps(person.id(), there)
        && new Seat(own.joinedAtMs(), part).compareTo(new Seat(person.joinedAtMs(), there)) <= 0) {
      connections.remove(
          person.id(),
          new RefusedException(ErrorCode.REPLACED, "the same participant has connected again"));
    }
  }

  /** A pipe has come or gone, or what goes through one has changed. */
  void pipesChanged() {
    store();
    changed();
  }

  /** Keeps a participant's entry in the journal up to date; before the join there is none. */
  void store(Participant participant) {
    if (participant.joined()) {
      context.journal().store(key(), participant.entry());
    }
  }

  /** The control plane should hear of it soon. */
  void changed() {
    changed = true;
    urgent = true;
  }

  /** The control plane hears of it when it hears of something else. */
  void changedSlightly() {
    changed = true;
  }

  /** The journal's name of this part. */
  String key() {
    return RoomEntry.key(id, part.worker());
  }

  private void store() {
    var current = home;
    if (current == null) {
      return;
    }
    context.journal().raiseEpoch(id, epoch);
    context
        .journal()
        .store(
            new RoomEntry(
                id,
                epoch,
                current.worker().number(),
                current.worker().incarnation(),
                current.router().id(),
                MediaJson.toJson(current.router().mediaCodecs()),
                openedAtMs,
                neighbours.ends()));
  }

  private @Nullable ParticipantId senderOf(String producerId) {
    var sent = streams.find(producerId);
    return sent == null ? null : sent.from();
  }

  private void tellSpeaker(ObjectNode data) {
    people.tellAll("activeSpeaker", data);
  }

  private RoomSnapshot takeSnapshot() {
    var current = home;
    return new RoomSnapshot(
        id,
        epoch,
        part.worker(),
        current == null ? "" : current.router().id(),
        openedAtMs,
        plan.revision(),
        people.here().values().stream().map(Participant::snapshot).toList(),
        people.here().values().stream().mapToInt(Participant::counted).sum() + neighbours.counted(),
        neighbours.pipes(),
        moves.snapshot());
  }

  private void publish() {
    if (changed) {
      changed = false;
      snapshot = takeSnapshot();
    }
    if (urgent) {
      urgent = false;
      context.changed().run();
    }
  }
}
