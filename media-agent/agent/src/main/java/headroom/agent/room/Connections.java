// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.ProtooPeer;
import headroom.agent.room.ReceivedStream.Offer;
import headroom.agent.token.JoinGrant;
import headroom.mediasoup.Consumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;

/**
 * Clients' connections to one room: they come, break, come back, and are asked to begin anew. Part
 * of the room, on the room's thread.
 */
final class Connections {
  /** Who has not begun to join again by then does not know the message {@code rejoin}. */
  private static final Duration REJOIN_TIME = Duration.ofSeconds(5);

  /** A room whose worker is away for so long is looked for elsewhere. */
  private static final Duration HOMELESS_TIME = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  private final Room room;
  private final Set<ClientSession> sessions;
  private final Map<ParticipantId, Participant> participants;
  private final Map<String, List<Unclaimed>> unclaimed = new HashMap<>();
  private final Map<ParticipantId, CompletableFuture<Void>> incomplete = new HashMap<>();

  Connections(
      Room room, Set<ClientSession> sessions, Map<ParticipantId, Participant> participants) {
    this.room = room;
    this.sessions = sessions;
    this.participants = participants;
  }

  /** Whether a session is still one of the room: neither replaced nor ended. */
  boolean has(ClientSession session) {
    return sessions.contains(session);
  }

  /** Whether a resume would find the participant. */
  boolean knows(ParticipantId participant) {
    return participants.containsKey(participant);
  }

  /**
   * Completes when all that a participant receives is known again. After a restart of the agent
   * what came through pipes is told by the other parts, a moment later; media goes on meanwhile,
   * but a client that were told of the rest only would drop it.
   */
  CompletableFuture<Void> whole(ParticipantId participant) {
    return isWhole(participant)
        ? CompletableFuture.completedFuture(null)
        : incomplete.computeIfAbsent(participant, id -> new CompletableFuture<>());
  }

  private boolean isWhole(ParticipantId participant) {
    return unclaimed.values().stream()
        .flatMap(List::stream)
        .noneMatch(one -> one.receiver().id().equals(participant) && !one.consumer().closed());
  }

  private void claimsChanged() {
    for (var waiting : List.copyOf(incomplete.entrySet())) {
      if (isWhole(waiting.getKey())) {
        incomplete.remove(waiting.getKey());
        waiting.getValue().complete(null);
      }
    }
  }

  /** A new participant; one of the same name goes. */
  ClientSession join(JoinGrant grant, ProtooPeer peer) {
    replace(grant.participant());
    var former = participants.get(grant.participant());
    if (former != null) {
      room.remove(former);
    }
    var participant = new Participant(grant.participant());
    participant.admitted(grant);
    participant.connected(peer);
    return begin(new ClientSession(room, grant, peer, participant));
  }

  /** A participant whose connection broke is back; one that is not known any more begins anew. */
  ClientSession resume(JoinGrant grant, ProtooPeer peer) {
    var participant = participants.get(grant.participant());
    if (participant == null) {
      var session = join(grant, peer);
      rejoin(session, "STATE_LOST");
      return session;
    }
    replace(grant.participant());
    participant.admitted(grant);
    participant.connected(peer);
    var session = begin(new ClientSession(room, grant, peer, participant));
    log.info("{} is back in room {}", participant.id(), room.id());
    tellState(participant, peer);
    room.streams().letReceive(participant);
    room.moves().connected(participant);
    room.changed();
    return session;
  }

  void disconnected(ClientSession session, boolean left) {
    sessions.remove(session);
    var participant = session.participant();
    if (participant.peer() != session.peer()) {
      return; // It goes on over another connection.
    }
    participant.connected(null);
    if (left || !participant.joined()) {
      room.remove(participant);
      return;
    }
    log.info("the connection of {} to room {} broke", participant.id(), room.id());
    awaitReturn(participant);
    room.moves().changed();
    room.changed();
  }

  /** Removes the participant if it is not back in time. */
  void awaitReturn(Participant participant) {
    int absence = participant.absences();
    room.later(
        room.context().resumeGrace(),
        () -> {
          if (participant.peer() == null && participant.absences() == absence) {
            log.info("{} did not come back to room {}", participant.id(), room.id());
            room.remove(participant);
          }
        });
  }

  /** Ends a participant's connection and the participant. */
  void remove(ParticipantId id, RefusedException reason) {
    for (var session : List.copyOf(sessions)) {
      if (session.grant().participant().equals(id)) {
        end(session, reason);
      }
    }
    var participant = participants.get(id);
    if (participant != null) {
      room.remove(participant);
    }
  }

  /**
   * Keeps a consumer that outlived the agent until the pipe tells again what it is of; closed if
   * that takes longer than a participant may be away.
   */
  void keep(Participant receiver, Consumer consumer, boolean pausedByClient) {
    unclaimed
        .computeIfAbsent(consumer.producerId(), producer -> new ArrayList<>())
        .add(new Unclaimed(receiver, consumer, pausedByClient));
    consumer.onClose(reason -> room.post(this::claimsChanged));
    room.later(
        room.context().resumeGrace(),
        () -> {
          var left = unclaimed.remove(consumer.producerId());
          if (left != null) {
            left.forEach(one -> one.consumer().close());
          }
        });
  }

  /** A stream that came through a pipe is known again. */
  void claim(SentStream sent) {
    for (var one : unclaimed.getOrDefault(sent.producer().id(), List.of())) {
      if (!one.consumer().closed() && participants.containsValue(one.receiver())) {
        room.home().consuming().adopt(one.receiver(), one.consumer(), sent, one.pausedByClient());
        if (one.receiver().peer() != null) {
          var stream = one.receiver().consumer(one.consumer().id());
          room.home().consuming().offer(one.receiver(), stream);
        }
      }
    }
    unclaimed.remove(sent.producer().id());
    claimsChanged();
  }

  private record Unclaimed(Participant receiver, Consumer consumer, boolean pausedByClient) {}

  void rejoinAll(String reason) {
    List.copyOf(sessions).forEach(session -> rejoin(session, reason));
  }

  void refuseAll(RefusedException reason) {
    List.copyOf(sessions).forEach(session -> end(session, reason));
  }

  /** If the room finds no worker, its participants had better look elsewhere. */
  void giveUpUnlessReopened() {
    room.later(
        HOMELESS_TIME,
        () -> {
          if (!room.hasHome()) {
            refuseAll(
                new RefusedException(ErrorCode.WORKER_UNAVAILABLE, "the room's worker is away"));
          }
        });
  }

  private void rejoin(ClientSession session, String reason) {
    session.rejoin(reason);
    room.later(
        REJOIN_TIME,
        () -> {
          if (session.awaitsRejoin() && sessions.contains(session)) {
            end(
                session,
                new RefusedException(
                    ErrorCode.WORKER_UNAVAILABLE, "connect again: the transports are gone"));
          }
        });
  }

  /** The first message on a resumed connection, then what the client may not know. */
  private void tellState(Participant participant, ProtooPeer peer) {
    var pausedProducers =
        participant.producers().values().stream()
            .filter(sent -> sent.producer().paused())
            .map(sent -> sent.producer().id())
            .toList();
    var pausedConsumers =
        participant.consumers().values().stream()
            .filter(ReceivedStream::isHeldBack)
            .map(stream -> stream.consumer().id())
            .toList();
    var onStandby =
        participant.consumers().values().stream()
            .filter(ReceivedStream::isOnStandby)
            .map(stream -> stream.consumer().id())
            .toList();
    peer.notify(
        "resumed",
        MediaJson.object()
            .set("transports", ids(participant.transports().keySet()))
            .set("producers", ids(participant.producers().keySet()))
            .set("consumers", ids(participant.consumers().keySet()))
            .set("peers", room.people().introductions(participant.id()))
            .set(
                "paused",
                MediaJson.object()
                    .set("producers", ids(pausedProducers))
                    .set("consumers", ids(pausedConsumers)))
            .set("standby", ids(onStandby)));
    for (var stream : List.copyOf(participant.consumers().values())) {
      if (stream.offer() != Offer.ACCEPTED && !stream.consumer().closed()) {
        room.home().consuming().offer(participant, stream);
      }
    }
  }

  private static ArrayNode ids(Collection<String> ids) {
    var array = MediaJson.array();
    ids.forEach(array::add);
    return array;
  }

  private ClientSession begin(ClientSession session) {
    sessions.add(session);
    return session;
  }

  private void replace(ParticipantId id) {
    for (var session : List.copyOf(sessions)) {
      if (session.grant().participant().equals(id)) {
        // The participant itself stays: the new connection decides about it.
        session.participant().connected(null);
        end(
            session,
            new RefusedException(ErrorCode.REPLACED, "the same participant has connected again"));
        if (!session.participant().joined()) {
          session.participant().close();
        }
      }
    }
  }

  private void end(ClientSession session, RefusedException reason) {
    sessions.remove(session);
    session.peer().refuse(reason);
  }
}
