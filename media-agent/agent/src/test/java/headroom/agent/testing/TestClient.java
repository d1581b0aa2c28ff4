// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A raw protoo client over a WebSocket: sends what a test says and remembers all that comes. */
public final class TestClient implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final AtomicLong nextId = new AtomicLong(1);
  private final Object sending = new Object();
  private final WebSocket socket;
  private volatile Function<JsonNode, Boolean> accepts = request -> true;
  private volatile Predicate<JsonNode> ignores = request -> false;

  private TestClient(URI uri, String subprotocol) {
    socket =
        HTTP.newWebSocketBuilder()
            .subprotocols(subprotocol)
            .buildAsync(uri, new Ears())
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
  }

  /** Connects with the given query. */
  public static TestClient connect(URI signalling, String query) {
    return new TestClient(URI.create(signalling + "?" + query), "protoo");
  }

  /** Connects with another subprotocol. */
  public static TestClient connectAs(URI signalling, String subprotocol) {
    return new TestClient(signalling, subprotocol);
  }

  /** Whether requests of the server are accepted or refused. */
  public void acceptIf(Predicate<JsonNode> predicate) {
    accepts = predicate::test;
  }

  /** Requests of the server that are never answered. */
  public void ignoreIf(Predicate<JsonNode> predicate) {
    ignores = predicate;
  }

  /** Sends a request and returns the data of its answer, which must be ok. */
  public JsonNode request(String method, JsonNode data) {
    var answer = ask(method, data);
    if (!answer.path("ok").asBoolean()) {
      throw new AssertionError(method + " was refused: " + answer);
    }
    return answer.path("data");
  }

  /** The data of a request as text, with single quotes for double ones. */
  public JsonNode request(String method, String data) {
    return request(method, json(data));
  }

  /** Sends a request that must be refused; returns the reason. */
  public String refusal(String method, JsonNode data) {
    var answer = ask(method, data);
    if (answer.path("ok").asBoolean()) {
      throw new AssertionError(method + " was accepted: " + answer);
    }
    if (answer.path("errorCode").asInt() < 400) {
      throw new AssertionError("no status: " + answer);
    }
    return answer.path("errorReason").asString();
  }

  public String refusal(String method, String data) {
    return refusal(method, json(data));
  }

  private JsonNode ask(String method, JsonNode data) {
    long id = nextId.getAndIncrement();
    var message = JSON.createObjectNode().put("request", true).put("id", id).put("method", method);
    send(message.set("data", data).toString());
    return await(m -> m.path("response").asBoolean() && m.path("id").asLong() == id);
  }

  public void notify(String method, String data) {
    var message = JSON.createObjectNode().put("notification", true).put("method", method);
    send(message.set("data", json(data)).toString());
  }

  /** Sends a text as it is. */
  public void send(String text) {
    send(socket, text);
  }

  /** Says something on a connection that may have opened a moment ago, and may be nobody's yet. */
  private void send(WebSocket to, String text) {
    // The JDK's WebSocket takes the next text only after the last one is sent.
    synchronized (sending) {
      to.sendText(text, true).join();
    }
  }

  /** Waits for a notification and returns its data. */
  public JsonNode notification(String method) {
    return notification(method, data -> true);
  }

  public JsonNode notification(String method, Predicate<JsonNode> data) {
    return await(
            m ->
                m.path("notification").asBoolean()
                    && m.path("method").asString().equals(method)
                    && data.test(m.path("data")))
        .path("data");
  }

  /** Waits for a request of the server and returns its data. */
  public JsonNode serverRequest(String method, Predicate<JsonNode> data) {
    return await(
            m ->
                m.path("request").asBoolean()
                    && m.path("method").asString().equals(method)
                    && data.test(m.path("data")))
        .path("data");
  }

  /** All that came so far with this method. */
  public List<JsonNode> all(String method) {
    return heard.stream()
        .filter(m -> m.path("method").asString().equals(method))
        .map(m -> m.path("data"))
        .toList();
  }

  /** All messages so far, in order. */
  public List<JsonNode> heard() {
    return heard;
  }

  /** Waits until the server has closed the connection; code and reason. */
  public String closed() {
    return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  public boolean isClosed() {
    return closed.isDone();
  }

  /** Breaks the connection without a close frame, as a lost network does. */
  public void breakOff() {
    socket.abort();
  }

  /** Leaves with a close frame. */
  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }
  }

  public static ObjectNode json(String text) {
    return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
  }

  private JsonNode await(Predicate<JsonNode> wanted) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> heard.stream().filter(wanted).findFirst().orElse(JSON.missingNode()),
            found -> !found.isMissingNode());
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var message = JSON.readTree(text.toString());
        text.setLength(0);
        heard.add(message);
        if (message.path("request").asBoolean()) {
          answer(from, message);
        }
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void answer(WebSocket from, JsonNode request) {
      if (ignores.test(request)) {
        return;
      }
      boolean ok = accepts.apply(request);
      var answer =
          JSON.createObjectNode()
              .put("response", true)
              .put("id", request.path("id").asLong())
              .put("ok", ok);
      if (ok) {
        answer.set("data", JSON.createObjectNode());
      } else {
        answer.put("errorCode", 403).put("errorReason", "not wanted");
      }
      var _ = Thread.ofVirtual().start(() -> send(from, answer.toString()));
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code + " " + reason);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete("broken");
    }
  }
}
