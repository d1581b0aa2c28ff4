// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.journal.RoomEntry;
import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.RoomSnapshot;
import headroom.agent.model.WorkerNumber;
import headroom.agent.worker.RunningWorker;
import headroom.mediasoup.Router;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A room on this host: its router and its participants. All but {@link #snapshot}, {@link #post}
 * and {@link #call} runs on the room's own thread.
 */
final class Room {
  private static final Logger log = LoggerFactory.getLogger(Room.class);

  private final RoomId id;
  private final RoomContext context;
  private final Mailbox mailbox;
  private final Set<ClientSession> sessions = new HashSet<>();
  private final Map<ParticipantId, Participant> participants = new LinkedHashMap<>();
  private final Connections connections;

  private RoomEpoch epoch;
  private WorkerNumber workerNumber;
  private long openedAtMs;
  private @Nullable RoomHome home;
  private volatile boolean closed;
  private boolean changed;
  private boolean urgent;
  private volatile RoomSnapshot snapshot;

  Room(RoomId id, RoomEpoch epoch, WorkerNumber workerNumber, RoomContext context) {
    this.id = id;
    this.epoch = epoch;
    this.workerNumber = workerNumber;
    this.context = context;
    this.openedAtMs = context.clock().millis();
    this.snapshot = takeSnapshot();
    this.connections = new Connections(this, sessions, participants);
    this.mailbox = new Mailbox("room-" + id, this::publish);
  }

  // From any thread.

  RoomSnapshot snapshot() {
    return snapshot;
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

  RoomId id() {
    return id;
  }

  RoomEpoch epoch() {
    return epoch;
  }

  RoomContext context() {
    return context;
  }

  Connections connections() {
    return connections;
  }

  /** Where the room lives; refused while its worker is away. */
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
    return home != null && home.worker().equals(worker);
  }

  /** Opens the room on a worker; whoever is connected is asked to join anew. */
  void open(RunningWorker worker, RoomEpoch newEpoch, String rejoinReason) {
    var router = worker.worker().createRouter(RoomCodecs.ALL);
    var former = home;
    settle(worker, router);
    epoch = newEpoch;
    store();
    participants.clear();
    if (former != null) {
      former.router().close();
    }
    connections.rejoinAll(rejoinReason);
    log.info("room {} is open on worker {} in epoch {}", id, worker.number(), epoch);
    changed();
  }

  /** Finds the room as it was before the agent's restart; participants are added by the caller. */
  void restore(RunningWorker worker, Router router, long wasOpenedAtMs) {
    openedAtMs = wasOpenedAtMs;
    settle(worker, router);
    changed();
  }

  private void settle(RunningWorker worker, Router router) {
    workerNumber = worker.number();
    home =
        new RoomHome(
            worker,
            router,
            Speakers.watch(router, this::post, this::senderOf, this::tellSpeaker),
            new Consuming(router, this::post, this::changed),
            new DataConsuming(this::post));
  }

  /** The worker has died and everything in it. */
  void lost() {
    home = null;
    for (var participant : List.copyOf(participants.values())) {
      context.journal().remove(id, participant.id());
    }
    participants.clear();
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

  /** Ends the room; its thread ends with it. */
  void close(String reason) {
    connections.refuseAll(
        new RefusedException(
            ErrorCode.ROOM_CLOSED, reason.isEmpty() ? "the room has been closed" : reason));
    if (home != null) {
      home.router().close();
    }
    context.journal().remove(id);
    closed = true;
    mailbox.end();
    log.info("room {} is closed: {}", id, reason);
  }

  Map<ParticipantId, Participant> participants() {
    return participants;
  }

  void join(Participant participant, Participant.Introduction introduction) {
    participant.join(introduction, context.clock().millis());
    participants.put(participant.id(), participant);
    store(participant);
    tellOthers(participant, "newPeer", participant.introduction());
    log.info("{} joins room {}", participant.id(), id);
    changed();
  }

  /** Ends a participant and what it has; the others are told. */
  void remove(Participant participant) {
    participant.close();
    if (participants.remove(participant.id(), participant)) {
      context.journal().remove(id, participant.id());
      tellOthers(
          participant, "peerClosed", MediaJson.object().put("peerId", participant.id().value()));
      log.info("{} leaves room {}", participant.id(), id);
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
    for (var other : others(participant)) {
      home().consuming().consume(other, participant, sent);
    }
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
    producer.onClose(reason -> post(() -> participant.producers().remove(producer.id())));
  }

  void watch(Participant participant, SentData sent) {
    var producer = sent.producer();
    producer.onClose(reason -> post(() -> participant.dataProducers().remove(producer.id())));
  }

  /**
   * Lets a participant receive everything that the others send and that it does not receive yet.
   */
  void letReceive(Participant receiver) {
    for (var sender : others(receiver)) {
      for (var sent : List.copyOf(sender.producers().values())) {
        home().consuming().consume(receiver, sender, sent);
      }
      for (var sent : List.copyOf(sender.dataProducers().values())) {
        home().dataConsuming().consume(receiver, sender.id(), sent);
      }
    }
  }

  ArrayNode introductions() {
    return introductions(null);
  }

  /** How all but one are introduced. */
  ArrayNode introductions(@Nullable Participant except) {
    var peers = MediaJson.array();
    participants.values().stream()
        .filter(participant -> participant != except)
        .forEach(participant -> peers.add(participant.introduction()));
    return peers;
  }

  void tellOthers(Participant participant, String method, ObjectNode data) {
    others(participant).forEach(other -> other.notify(method, data));
  }

  /** Keeps a participant's entry in the journal up to date; before the join there is none. */
  void store(Participant participant) {
    if (participant.joined()) {
      context.journal().store(id, participant.entry());
    }
  }

  /** The control plane should hear of it soon. */
  void changed() {
    changed = true;
    urgent = true;
  }

  private void store() {
    var current = home();
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
                openedAtMs));
  }

  private List<Participant> others(Participant participant) {
    return participants.values().stream().filter(other -> other != participant).toList();
  }

  private @Nullable ParticipantId senderOf(String producerId) {
    return participants.values().stream()
        .filter(participant -> participant.producers().containsKey(producerId))
        .map(Participant::id)
        .findFirst()
        .orElse(null);
  }

  private void tellSpeaker(ObjectNode data) {
    participants.values().forEach(participant -> participant.notify("activeSpeaker", data));
  }

  private RoomSnapshot takeSnapshot() {
    return new RoomSnapshot(
        id,
        epoch,
        workerNumber,
        home == null ? "" : home.router().id(),
        openedAtMs,
        participants.values().stream().map(Participant::snapshot).toList());
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
