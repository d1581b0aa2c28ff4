// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One protoo connection over a WebSocket: blocking requests, and a listener for what the server
 * says by itself.
 *
 * <p>Answers are taken by the WebSocket's thread, the server's own messages by one virtual thread
 * in their order, so a listener may make requests and wait for them.
 */
public final class Signalling implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Signalling.class);

  /** Shared by all connections of the process: one selector thread, no thread per connection. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();

  private static final String SUBPROTOCOL = "protoo";
  private static final int NORMAL_CLOSURE = 1000;

  private final SignallingListener listener;
  private final Duration timeout;
  private final Map<Long, PendingRequest> pending = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<Runnable> incoming = new LinkedBlockingQueue<>();
  private final CompletableFuture<CloseReason> ended = new CompletableFuture<>();
  private final ReentrantLock sending = new ReentrantLock();
  private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

  /** Read and written by the dispatching thread alone. */
  private boolean dispatching = true;

  private record PendingRequest(String method, CompletableFuture<JsonNode> answer) {}

  private Signalling(SignallingListener listener, Duration timeout) {
    this.listener = listener;
    this.timeout = timeout;
  }

  /**
   * Connects.
   *
   * @param url {@code ws://host:port/?roomId=…&peerId=…&token=…}
   * @param timeout for the connection and for each answer
   */
  public static Signalling connect(URI url, SignallingListener listener, Duration timeout)
      throws SignallingException {
    var signalling = new Signalling(listener, timeout);
    var connecting =
        HTTP.newWebSocketBuilder()
            .subprotocols(SUBPROTOCOL)
            .connectTimeout(timeout)
            .buildAsync(url, new TextAssembler(signalling::onMessage, signalling::onEnd));
    try {
      signalling.socket.complete(connecting.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw new SignallingException(
          "no signalling connection to %s:%d: %s"
              .formatted(url.getHost(), url.getPort(), connectFailure(e)),
          e);
    } catch (TimeoutException e) {
      connecting.cancel(true);
      throw new SignallingException(
          "no signalling connection to %s:%d within %s"
              .formatted(url.getHost(), url.getPort(), timeout),
          e);
    } catch (InterruptedException e) {
      connecting.cancel(true);
      throw interrupted(e);
    }
    Thread.ofVirtual().name("signalling-" + url.getHost()).start(signalling::dispatch);
    return signalling;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param data anything that maps to a JSON object
   * @return the answer's data
   */
  public JsonNode request(String method, Object data)
      throws RequestRejectedException, SignallingException {
    var request = Json.MAPPER.createObjectNode();
    var id = ThreadLocalRandom.current().nextLong(1, 10_000_000);
    var answer = new CompletableFuture<JsonNode>();
    while (pending.putIfAbsent(id, new PendingRequest(method, answer)) != null) {
      id = ThreadLocalRandom.current().nextLong(1, 10_000_000);
    }
    request.put("request", true).put("id", id).put("method", method);
    request.set("data", Json.MAPPER.<JsonNode>valueToTree(data));
    try {
      send(request);
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RequestRejectedException rejected) {
        throw rejected;
      }
      throw new SignallingException(method + " was not answered: " + reason(e), e);
    } catch (TimeoutException e) {
      throw new SignallingException(method + " was not answered within " + timeout, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      pending.remove(id);
    }
  }

  /** Sends a notification. */
  public void notify(String method, Object data) throws SignallingException {
    var notification = Json.MAPPER.createObjectNode();
    notification.put("notification", true).put("method", method);
    notification.set("data", Json.MAPPER.<JsonNode>valueToTree(data));
    send(notification);
  }

  /** Closes as one who leaves; the listener is not told. */
  @Override
  public void close() {
    if (end(CloseReason.OURS)) {
      stopListening();
      var open = socket.getNow(null);
      if (open != null) {
        closeGently(open);
      }
    }
  }

  /** Cuts the connection without a close frame, as a crash or a lost network would. */
  public void abort() {
    if (end(CloseReason.OURS)) {
      stopListening();
      var open = socket.getNow(null);
      if (open != null) {
        open.abort();
      }
    }
  }

  private void stopListening() {
    incoming.clear();
    incoming.add(() -> dispatching = false);
  }

  private void closeGently(WebSocket open) {
    var closing = open.sendClose(NORMAL_CLOSURE, "");
    try {
      closing.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("no gentle close", e);
      open.abort();
    } catch (InterruptedException e) {
      open.abort();
      Thread.currentThread().interrupt();
    }
  }

  /** Ends everything that waits; true for the first caller only. */
  private boolean end(CloseReason reason) {
    if (!ended.complete(reason)) {
      return false;
    }
    pending
        .values()
        .forEach(
            request ->
                request
                    .answer()
                    .completeExceptionally(new SignallingException(told(reason), reason)));
    return true;
  }

  private void send(ObjectNode message) throws SignallingException {
    var text = Json.MAPPER.writeValueAsString(message);
    var known = ended.getNow(null);
    if (known != null) {
      throw new SignallingException("not sent, " + told(known), known);
    }
    // The JDK's WebSocket takes the next text only after the last one is sent.
    sending.lock();
    try {
      var open = socket.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      open.sendText(text, true).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | IllegalStateException e) {
      // A connection that takes no message has ended; how, is told a moment later.
      var reason =
          ended
              .copy()
              .completeOnTimeout(
                  new CloseReason(CloseReason.BROKEN, reason(e)), 1, TimeUnit.SECONDS)
              .join();
      throw new SignallingException("not sent, " + told(reason), reason);
    } catch (TimeoutException e) {
      throw new SignallingException("signalling message was not sent within " + timeout, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      sending.unlock();
    }
  }

  private void onMessage(String text) {
    JsonNode message;
    try {
      message = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      LOG.warn("signalling message is no JSON and is ignored: {}", e.getOriginalMessage());
      return;
    }
    if (message.path("response").asBoolean(false)) {
      onAnswer(message);
    } else if (message.path("request").asBoolean(false)) {
      incoming.add(() -> answer(message));
    } else if (message.path("notification").asBoolean(false)) {
      incoming.add(
          () -> listener.onNotification(message.path("method").asString(""), data(message)));
    }
  }

  private void onAnswer(JsonNode message) {
    var request = pending.remove(message.path("id").asLong(0));
    if (request == null) {
      return;
    }
    if (message.path("ok").asBoolean(false)) {
      request.answer().complete(data(message));
    } else {
      request
          .answer()
          .completeExceptionally(
              new RequestRejectedException(
                  request.method(),
                  message.path("errorCode").asInt(0),
                  message.path("errorReason").asString("")));
    }
  }

  private void answer(JsonNode message) {
    var response = Json.MAPPER.createObjectNode();
    response.put("response", true).put("id", message.path("id").asLong(0));
    var method = message.path("method").asString("");
    try {
      var data = listener.onRequest(method, data(message));
      response.put("ok", true).set("data", data);
    } catch (RequestRejectedException e) {
      response.put("ok", false).put("errorCode", e.errorCode()).put("errorReason", e.reason());
    } catch (RuntimeException e) {
      LOG.warn("request {} of the server failed", method, e);
      response.put("ok", false).put("errorCode", 500).put("errorReason", reason(e));
    }
    try {
      send(response);
    } catch (SignallingException e) {
      LOG.debug("{} was not answered", method, e);
    }
  }

  private void onEnd(CloseReason reason) {
    if (end(reason)) {
      incoming.add(() -> listener.onClosed(reason));
      incoming.add(() -> dispatching = false);
    }
  }

  private void dispatch() {
    try {
      while (dispatching) {
        runGuarded(incoming.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void runGuarded(Runnable message) {
    try {
      message.run();
    } catch (RuntimeException e) {
      LOG.warn("signalling message failed", e);
    }
  }

  private static JsonNode data(JsonNode message) {
    var data = message.get("data");
    return data == null || data.isNull() ? JsonNodeFactory.instance.objectNode() : data;
  }

  private static String told(CloseReason reason) {
    return "the connection ended with " + reason.code() + " " + reason.reason();
  }

  private static String connectFailure(ExecutionException e) {
    return e.getCause() instanceof WebSocketHandshakeException handshake
        ? "HTTP " + handshake.getResponse().statusCode()
        : String.valueOf(e.getCause());
  }

  private static String reason(Throwable e) {
    @Nullable Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private static SignallingException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new SignallingException("interrupted", e);
  }
}
