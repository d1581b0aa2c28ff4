// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.ProtooHandler;
import headroom.agent.protoo.ProtooPeer;
import headroom.agent.token.JoinGrant;
import headroom.agent.token.JoinTokens;
import headroom.agent.web.ConnectionHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets clients in by their join tokens, without asking the control plane: who has a token for a
 * room that is here, in its present epoch, is let in.
 */
public final class Admission implements ConnectionHandler {
  private static final Logger log = LoggerFactory.getLogger(Admission.class);

  /** Clients wait 15 s for an agent that reads its workers back. */
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);

  private final JoinTokens tokens;
  private final Rooms rooms;

  public Admission(JoinTokens tokens, Rooms rooms) {
    this.tokens = tokens;
    this.rooms = rooms;
  }

  @Override
  public @Nullable ProtooHandler connected(Query query, ProtooPeer peer) {
    try {
      return admit(query, peer);
    } catch (RefusedException e) {
      log.info("a client is refused: {} {}", e.code(), e.text());
      rooms.refused(shortened(query.room()), e.code());
      peer.refuse(e);
    } catch (RuntimeException e) {
      log.error("a client could not be admitted", e);
      peer.refuse(
          new RefusedException(ErrorCode.INTERNAL_ERROR, "the agent failed; its log says why"));
    }
    return null;
  }

  private ProtooHandler admit(Query query, ProtooPeer peer) {
    if (query.token() == null) {
      throw new RefusedException(ErrorCode.INVALID_TOKEN, "the query lacks a join token");
    }
    var grant = tokens.read(query.token());
    requireSame("roomId", query.room(), grant.room().value());
    requireSame("peerId", query.participant(), grant.participant().value());
    // Also of a token for another host: the room lives there now, and nobody more comes in here.
    rooms.heard(grant.room(), grant.epoch());
    tokens.requireThisHost(grant);
    var room = rooms.find(grant.room(), grant.worker());
    if (room == null) {
      throw new RefusedException(ErrorCode.ROOM_UNKNOWN, "the room is not on this host");
    }
    try {
      if (query.resume()) {
        awaitWhole(room, grant.participant());
      }
      return room.call(() -> session(room, grant, query, peer));
    } catch (RoomEndedException e) {
      throw new RefusedException(ErrorCode.ROOM_UNKNOWN, "the room has just been closed");
    }
  }

  /** A part that is away for longer has lost what it sent, as far as anybody can tell. */
  private static void awaitWhole(Room room, ParticipantId participant) {
    var whole = room.call(() -> room.connections().whole(participant));
    try {
      whole.get(MOST_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.info("{} is back before another part has told what it sends", participant);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes it so", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(ErrorCode.WORKER_UNAVAILABLE, "the agent is stopping");
    }
  }

  private ClientSession session(Room room, JoinGrant grant, Query query, ProtooPeer peer) {
    boolean known = room.connections().knows(grant.participant());
    if (query.resume() && known) {
      // Admitted once; neither the token's end nor a new epoch takes that back.
      return room.connections().resume(grant, peer);
    }
    tokens.requireUnexpired(grant);
    var highest = rooms.highestEpoch(grant.room());
    if (highest != null && grant.epoch().isBefore(highest)) {
      throw new RefusedException(
          ErrorCode.STALE_EPOCH, "the room has moved on; ask the application for a new token");
    }
    if (room.epoch().isBefore(grant.epoch())) {
      throw new RefusedException(
          ErrorCode.ROOM_UNKNOWN, "the room has not arrived on this host yet; try again shortly");
    }
    room.home();
    return query.resume()
        ? room.connections().resume(grant, peer)
        : room.connections().join(grant, peer);
  }

  private static void requireSame(String name, @Nullable String asked, String granted) {
    if (asked != null && !asked.equals(granted)) {
      throw new RefusedException(
          ErrorCode.INVALID_TOKEN, name + " is not the one that the join token is for");
    }
  }

  /** What a stranger sends must not fill the control plane's memory. */
  private static String shortened(@Nullable String room) {
    return room == null ? "" : room.substring(0, Math.min(room.length(), 128));
  }
}
