// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.json.Fields;
import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.Answer;
import headroom.agent.protoo.ProtooHandler;
import headroom.agent.protoo.ProtooPeer;
import headroom.agent.token.JoinGrant;
import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.error.NotFoundException;
import headroom.mediasoup.error.RejectedException;
import headroom.mediasoup.error.TemporaryException;
import headroom.mediasoup.error.WorkerProcessException;
import headroom.mediasoup.rtp.ParametersException;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * One connection of a client and the participant behind it. State is owned by the room's thread.
 */
final class ClientSession implements ProtooHandler {
  private final Room room;
  private final JoinGrant grant;
  private final ProtooPeer peer;
  private Participant participant;
  private boolean awaitsRejoin;
  private boolean hasReportedMedia;

  ClientSession(Room room, JoinGrant grant, ProtooPeer peer, Participant participant) {
    this.room = room;
    this.grant = grant;
    this.peer = peer;
    this.participant = participant;
  }

  JoinGrant grant() {
    return grant;
  }

  ProtooPeer peer() {
    return peer;
  }

  Participant participant() {
    return participant;
  }

  /** What the participant had is gone; the connection stays. */
  void beginAnew() {
    participant = new Participant(grant.participant());
    participant.admitted(grant);
    participant.connected(peer);
  }

  /** Asks the client to join again. */
  void rejoin(String reason) {
    beginAnew();
    awaitsRejoin = true;
    peer.notify("rejoin", MediaJson.object().put("reason", reason));
  }

  /** The client has begun to join. */
  void beginsToJoin() {
    awaitsRejoin = false;
  }

  /** Whether it is the first report of its move; a repeated one counts once. */
  boolean reportsMedia() {
    boolean first = !hasReportedMedia;
    hasReportedMedia = true;
    return first;
  }

  boolean awaitsRejoin() {
    return awaitsRejoin;
  }

  @Override
  public void request(String name, ObjectNode data, Consumer<Answer> answer) {
    var method = Methods.find(name);
    try {
      switch (method) {
        // On the room's thread: who is told there of somebody new has to know the list before it.
        case Method.Act act ->
            room.call(
                () -> {
                  answer.accept(act.body().apply(call(method, data)));
                  return true;
                });
        case Method.Query query -> {
          var source = room.call(() -> query.source().apply(call(method, data)));
          answer.accept(Answer.of(MediaJson.toJson(source.get())));
        }
      }
    } catch (RoomEndedException e) {
      throw new RefusedException(ErrorCode.ROOM_CLOSED, "the room has been closed");
    } catch (ParametersException e) {
      throw MediaJson.refused(ErrorCode.INVALID_RTP_PARAMETERS, name, e);
    } catch (MediasoupException e) {
      throw refused(e);
    }
  }

  @Override
  public void closed(boolean left) {
    room.post(() -> room.disconnected(this, left));
  }

  private Call call(Method method, ObjectNode data) {
    // It may have waited for the room's thread; what it made would be nobody's.
    if (!room.connections().has(this)) {
      throw new RefusedException(ErrorCode.INVALID_STATE, "this connection has ended");
    }
    room.home(); // While the worker is away nothing else is worth saying.
    if (method.afterJoin() && !participant.joined()) {
      throw new RefusedException(ErrorCode.NOT_JOINED, "join first");
    }
    return new Call(room, this, participant, new Fields(data));
  }

  private static RefusedException refused(MediasoupException e) {
    return switch (e) {
      case InvalidRequestException invalid ->
          new RefusedException(ErrorCode.INVALID_REQUEST, text(invalid));
      case NotFoundException gone -> new RefusedException(ErrorCode.INVALID_STATE, text(gone));
      case RejectedException rejected ->
          new RefusedException(ErrorCode.INVALID_STATE, text(rejected));
      case ClosedException closed when closed.code() == MediasoupError.OBJECT_CLOSED ->
          new RefusedException(ErrorCode.INVALID_STATE, text(closed));
      case ClosedException _, TemporaryException _, WorkerProcessException _ ->
          new RefusedException(
              ErrorCode.WORKER_UNAVAILABLE, "the room's worker is away; try again shortly");
    };
  }

  private static String text(MediasoupException e) {
    return String.valueOf(e.getMessage());
  }
}
