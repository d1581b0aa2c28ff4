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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
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
  private final Map<ParticipantId, Participant> participants = new LinkedHashMap<>();
  private final Connections connections;
  private final Neighbours neighbours;
  private final Flows flows;

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
    this.flows = new Flows(this);
    this.connections = new Connections(this, sessions, participants);
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
    participants.clear();
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
            new Consuming(router, this::post, this::changed),
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
    for (var participant : List.copyOf(participants.values())) {
      context.journal().remove(key(), participant.id());
    }
    participants.clear();
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

  Map<ParticipantId, Participant> participants() {
    return participants;
  }

  void join(Participant participant, Participant.Introduction introduction) {
    participant.join(introduction, context.clock().millis());
    participants.put(participant.id(), participant);
    store(participant);
    tellOthers(participant, "newPeer", participant.introduction());
    neighbours.peopleChanged();
    log.info("{} joins room {}", participant.id(), name());
    changed();
  }

  void renamed(Participant participant, String oldName) {
    store(participant);
    tellOthers(participant, "peerDisplayNameChanged", renaming(participant.person(), oldName));
    neighbours.peopleChanged();
  }

  /** Ends a participant and what it has; the others are told. */
  void remove(Participant participant) {
    participant.close();
    if (participants.remove(participant.id(), participant)) {
      participant.producers().keySet().forEach(neighbours::drop);
      context.journal().remove(key(), participant.id());
      flows.left(participant.id());
      tellOthers(participant, "peerClosed", MediaJson.peer(participant.id()));
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

  void add(Participant participant, SentStream sent) {
    participant.producers().put(sent.producer().id(), sent);
    store(participant);
    watch(participant, sent);
    home().speakers().add(sent.producer());
    flows.sends(participant);
    flows.begin(sent);
    changed();
  }

  void add(Participant participant, SentData sent) {
    participant.dataProducers().put(sent.producer().id(), sent);
    store(participant);
    watch(participant, sent);
    for (var other : others(participant)) {
      home().dataConsuming().consume(other, participant.id(), sent);
    }
  }

  /** Tells a participant what its streams are worth, and forgets them when they end. */
  void watch(Participant participant, SentStream sent) {
    var producer = sent.producer();
    producer.onScore(
        score ->
            post(
                () -> {
                  participant.notify(
                      "producerScore",
                      MediaJson.with("score", score).put("producerId", producer.id()));
                  changed = true;
                }));
    producer.onClose(reason -> post(() -> ended(participant, sent)));
  }

  void watch(Participant participant, SentData sent) {
    var producer = sent.producer();
    producer.onClose(reason -> post(() -> participant.dataProducers().remove(producer.id())));
  }

  /** A participant has stopped sending something. */
  void ended(Participant participant, SentStream sent) {
    if (participant.producers().remove(sent.producer().id(), sent)
        && participants.get(participant.id()) == participant) {
      neighbours.drop(sent.producer().id());
      flows.sends(participant);
      changed();
    }
  }

  /** After a restart of the agent: nobody is to lose its place because the agent was away. */
  void restoreFlows() {
    flows.restore();
  }

  /** How many people the room has in all its parts, or is expected to have. */
  int audience() {
    return Math.max(
        plan.expectedParticipants(), participants.size() + (int) neighbours.people().count());
  }

  /** What participants of this part send. */
  List<SentStream> sent() {
    return participants.values().stream()
        .flatMap(participant -> participant.producers().values().stream())
        .toList();
  }

  /** A stream of this room by its producer, or null. */
  @Nullable SentStream stream(String producerId) {
    for (var participant : participants.values()) {
      var sent = participant.producers().get(producerId);
      if (sent != null) {
        return sent;
      }
    }
    return neighbours.stream(producerId);
  }

  /**
   * Lets a participant receive everything that the others send and that it does not receive yet.
   */
  void letReceive(Participant receiver) {
    var consuming = home().consuming();
    Stream.concat(sent().stream(), neighbours.streams())
        .forEach(sent -> consuming.consume(receiver, sent));
    for (var sender : others(receiver)) {
      for (var sent : List.copyOf(sender.dataProducers().values())) {
        home().dataConsuming().consume(receiver, sender.id(), sent);
      }
    }
  }

  ArrayNode introductions() {
    return introductions(null);
  }

  /** How all of the room but one are introduced. */
  ArrayNode introductions(@Nullable Participant except) {
    var peers = MediaJson.array();
    participants.values().stream()
        .filter(participant -> participant != except)
        .forEach(participant -> peers.add(participant.introduction()));
    neighbours
        .people()
        .filter(person -> except == null || !person.id().equals(except.id()))
        .forEach(person -> peers.add(Participant.introduction(person)));
    return peers;
  }

  /** Tells the others of this part; those of other parts hear of it from their own. */
  void tellOthers(Participant participant, String method, ObjectNode data) {
    others(participant).forEach(other -> other.notify(method, data));
  }

  // What other parts and this one have to do with each other.

  Greeting greeting(boolean anew) {
    return new Greeting(
        router(), participants.values().stream().map(Participant::person).toList(), anew);
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
   * Whether somebody of another part is not also here; of two seats of one participant the later
   * one counts.
   */
  boolean yields(Person person, PartId there) {
    var own = participants.get(person.id());
    if (own == null) {
      return true;
    }
    if (new Seat(own.joinedAtMs(), part).compareTo(new Seat(person.joinedAtMs(), there)) > 0) {
      return false;
    }
    connections.remove(
        person.id(),
        new RefusedException(ErrorCode.REPLACED, "the same participant has connected again"));
    return true;
  }

  /** Another part has told who is there; participants here are told what is new of it. */
  void met(
      Neighbour neighbour, Map<ParticipantId, Person> before, Map<ParticipantId, Person> after) {
    before.forEach(
        (who, person) -> {
          // Whoever has moved to another part is still of the room.
          if (!after.containsKey(who) && !participants.containsKey(who) && !neighbours.know(who)) {
            tellAll("peerClosed", MediaJson.peer(who));
          }
        });
    after.forEach(
        (who, person) -> {
          var former = before.get(who);
          if (former == null) {
            tellAll("newPeer", Participant.introduction(person));
          } else if (!former.displayName().equals(person.displayName())) {
            tellAll("peerDisplayNameChanged", renaming(person, former.displayName()));
          }
        });
    var current = home;
    if (current != null && !before.keySet().containsAll(after.keySet())) {
      neighbour.streams().forEach(sent -> current.consuming().follow(sent, participants.values()));
    }
  }

  /**
   * A stream has come through a pipe.
   *
   * @param known whether its sender has been introduced here; else its stream waits for that
   */
  void arrived(SentStream sent, boolean known) {
    var current = home;
    if (current == null) {
      return;
    }
    current.speakers().add(sent.producer());
    connections.claim(sent);
    if (known) {
      current.consuming().follow(sent, participants.values());
    }
    pipesChanged();
  }

  /** A stream that came through a pipe is on standby now, or live again. */
  void tellFlow(SentStream sent) {
    var current = home;
    if (current != null) {
      current.consuming().tellFlow(sent, participants.values());
    }
  }

  /** A pipe has come or gone, or what goes through one has changed. */
  void pipesChanged() {
    store();
    changed();
  }

  /** A stream of this part has another flow. */
  void follow(SentStream sent) {
    home().consuming().follow(sent, participants.values());
    neighbours.follow(sent);
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

  private List<Participant> others(Participant participant) {
    return participants.values().stream().filter(other -> other != participant).toList();
  }

  private @Nullable ParticipantId senderOf(String producerId) {
    var sent = stream(producerId);
    return sent == null ? null : sent.from();
  }

  private void tellSpeaker(ObjectNode data) {
    tellAll("activeSpeaker", data);
  }

  private void tellAll(String method, ObjectNode data) {
    participants.values().forEach(participant -> participant.notify(method, data));
  }

  private static ObjectNode renaming(Person person, String oldName) {
    return MediaJson.peer(person.id())
        .put("displayName", person.displayName())
        .put("oldDisplayName", oldName);
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
        participants.values().stream().map(Participant::snapshot).toList(),
        participants.values().stream().mapToInt(Participant::counted).sum() + neighbours.counted(),
        neighbours.pipes());
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
