// SPDX-License-Identifier: Apache-2.0
package headroom.agent.web;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import headroom.agent.protoo.ProtooHandler;
import headroom.agent.protoo.ProtooPeer;
import headroom.agent.protoo.ProtooSocket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's WebSocket. The next message is read only when the one before is done, so a client
 * that is faster than its worker slows down itself and nobody else.
 */
public final class SignallingEndpoint implements Session.Listener, ProtooSocket {
  /** What RFC 6455 leaves for a reason, in bytes. */
  private static final int MAX_REASON = 123;

  private static final Logger log = LoggerFactory.getLogger(SignallingEndpoint.class);

  private final ConnectionHandler connections;
  private final ConnectionHandler.Query query;
  private final Set<SignallingEndpoint> open;
  private final ProtooPeer peer;
  private volatile @Nullable Session session;
  private volatile @Nullable ProtooHandler handler;
  private volatile boolean broken;

  /** Whether the client left, once the connection has ended. */
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

  SignallingEndpoint(
      ConnectionHandler connections, ConnectionHandler.Query query, Set<SignallingEndpoint> open) {
    this.connections = connections;
    this.query = query;
    this.open = open;
    this.peer = new ProtooPeer(this, System::nanoTime);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    open.add(this);
    next(
        () -> {
          var accepted = connections.connected(query, peer);
          handler = accepted;
          if (accepted != null) {
            var _ = closed.thenAcceptAsync(accepted::closed, SignallingEndpoint::next);
          }
          readOn(opened);
        });
  }

  @Override
  public void onWebSocketText(String message) {
    next(
        () -> {
          var current = handler;
          if (current != null) {
            peer.receive(message, current);
          }
          readOn(session);
        });
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    peer.refuse(new RefusedException(ErrorCode.MALFORMED_MESSAGE, "protoo messages are text"));
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    broken = true;
    log.debug("signalling connection failed: {}", cause.toString());
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    callback.succeed();
    open.remove(this);
    peer.disconnected();
    // Jetty makes 1006 of a connection that ends without a close frame.
    boolean left = !broken && statusCode != StatusCode.NO_CLOSE;
    closed.complete(left);
  }

  @Override
  public void send(String text) {
    var to = session;
    if (to != null && to.isOpen()) {
      to.sendText(text, Callback.from(() -> {}, failure -> to.disconnect()));
    }
  }

  @Override
  public void close(int code, String reason) {
    var closing = session;
    if (closing != null) {
      closing.close(code, shortened(reason), Callback.NOOP);
    }
  }

  void ping() {
    var to = session;
    if (to != null && to.isOpen()) {
      to.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }
  }

  private static void readOn(@Nullable Session from) {
    try {
      if (from != null && from.isOpen()) {
        from.demand();
      }
    } catch (RejectedExecutionException e) {
      log.debug("the server has stopped meanwhile");
    }
  }

  private static String shortened(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }

  /** Handlers block on workers, so they leave Jetty's threads. */
  private static void next(Runnable step) {
    Thread.ofVirtual().name("signalling").start(step);
  }
}
