// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.slice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bare WebSocket to an agent, for what a well-behaved client would never send. */
final class RawSignalling implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final WebSocket socket;

  /** How the agent closed the connection. */
  record End(int code, String reason) {}

  private RawSignalling(HttpClient http, URI address) {
    try {
      this.socket =
          http.newWebSocketBuilder()
              .subprotocols("protoo")
              .buildAsync(address, new Listener())
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The agent does not take a WebSocket", e);
    }
  }

  static RawSignalling open(HttpClient http, URI address) {
    return new RawSignalling(http, address);
  }

  RawSignalling send(String text) {
    // An agent may close while a long message is still being sent: the close tells, not this
    // failure.
    socket.sendText(text, true).handle((sent, failure) -> sent).join();
    return this;
  }

  /** Asks and returns the answer to it; other messages are passed over. */
  JsonNode ask(int id, String method, String data) {
    send(
        "{\"request\":true,\"id\":" + id + ",\"method\":\"" + method + "\",\"data\":" + data + "}");
    return next(
        message -> message.path("response").asBoolean(false) && message.path("id").asInt(-1) == id);
  }

  /** The next message that matches. */
  JsonNode next(Predicate<JsonNode> wanted) {
    try {
      while (true) {
        String text = texts.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (text == null) {
          throw new IllegalStateException("The agent did not answer");
        }
        JsonNode message = JSON.readTree(text);
        if (wanted.test(message)) {
          return message;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Waits until the agent closes. */
  End awaitEnd() {
    try {
      return end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The agent did not close the connection", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        texts.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end.complete(new End(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end.complete(new End(1006, String.valueOf(error.getMessage())));
    }
  }
}
