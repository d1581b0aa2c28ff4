// SPDX-License-Identifier: Apache-2.0
package headroom.participant.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(20)
class SignallingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final List<CloseReason> ends = new CopyOnWriteArrayList<>();
  private TestWebSocketServer server;

  @BeforeEach
  void listen() throws Exception {
    server =
        new TestWebSocketServer(
            path -> path.contains("token=bad") ? 401 : 101, _ -> {}, this::serve);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private void serve(TestWebSocketServer.Connection connection, String text) {
    var message = Json.MAPPER.readTree(text);
    if (!message.has("request")) {
      answers.add(text);
      return;
    }
    var id = message.path("id").asLong();
    switch (message.path("method").asString()) {
      case "echo" ->
          connection.say(
              "{\"response\":true,\"id\":%d,\"ok\":true,\"data\":%s}"
                  .formatted(id, message.path("data")));
      case "refuse" ->
          connection.say(
              "{\"response\":true,\"id\":%d,\"ok\":false,\"errorCode\":403,\"errorReason\":\"NO\"}"
                  .formatted(id));
      case "callBack" -> {
        connection.say("{\"request\":true,\"id\":7,\"method\":\"ask\",\"data\":{}}");
        connection.say("{\"notification\":true,\"method\":\"news\",\"data\":{\"n\":1}}");
        connection.say("{\"response\":true,\"id\":%d,\"ok\":true}".formatted(id));
      }
      default -> {}
    }
  }

  private Signalling connect() throws SignallingException {
    return Signalling.connect(server.url("/?token=good"), new Ears(), PATIENCE);
  }

  @Test
  void aRequestIsAnsweredWithItsData() throws Exception {
    try (var signalling = connect()) {
      assertThat(signalling.request("echo", Map.of("text", "hällo")).path("text").asString())
          .isEqualTo("hällo");
    }
  }

  @Test
  void manyRequestsAtOnceEachGetTheirOwnAnswer() throws Exception {
    try (var signalling = connect()) {
      var threads =
          IntStream.range(0, 50)
              .mapToObj(n -> Thread.ofVirtual().start(() -> heard.add(echo(signalling, n))))
              .toList();
      for (var thread : threads) {
        thread.join();
      }
      assertThat(heard)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 50).mapToObj(n -> n + "=" + n).toList());
    }
  }

  private static String echo(Signalling signalling, int n) {
    try {
      return n + "=" + signalling.request("echo", Map.of("n", n)).path("n").asInt();
    } catch (RequestRejectedException | SignallingException e) {
      return e.toString();
    }
  }

  @Test
  void aRefusalCarriesTheServersCodeAndReason() throws Exception {
    try (var signalling = connect()) {
      assertThatThrownBy(() -> signalling.request("refuse", Map.of()))
          .isInstanceOfSatisfying(
              RequestRejectedException.class,
              e -> {
                assertThat(e.errorCode()).isEqualTo(403);
                assertThat(e.reason()).isEqualTo("NO");
              });
    }
  }

  @Test
  void aListenerMayMakeRequestsWhileItAnswersAndNewsWaitTheirTurn() throws Exception {
    var asking = new Asking();
    try (var signalling = Signalling.connect(server.url("/?token=good"), asking, PATIENCE)) {
      asking.signalling.complete(signalling);
      signalling.request("callBack", Map.of());
      await().until(() -> heard.size() == 2);
      assertThat(heard).containsExactly("ask answered", "news");
      assertThat(Json.MAPPER.readTree(answers.getFirst()).path("id").asInt()).isEqualTo(7);
    }
  }

  @Test
  void aRefusedConnectionTellsTheHttpStatus() {
    assertThatThrownBy(() -> Signalling.connect(server.url("/?token=bad"), new Ears(), PATIENCE))
        .isInstanceOfSatisfying(
            SignallingException.class, e -> assertThat(e).hasMessageContaining("HTTP 401"));
  }

  @Test
  void theServersCloseCodeReachesTheListener() throws Exception {
    connect();
    await().until(() -> server.connections().size() == 1);
    server.connections().getFirst().close(4003, "ROOM_CLOSED");
    await().until(() -> !ends.isEmpty());
    assertThat(ends).containsExactly(new CloseReason(4003, "ROOM_CLOSED"));
  }

  @Test
  void aServerThatDiesFailsWhatWaitsAndIsReportedAsBroken() throws Exception {
    var signalling = connect();
    var waiting = new CopyOnWriteArrayList<Exception>();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    signalling.request("never answered", Map.of());
                  } catch (RequestRejectedException | SignallingException e) {
                    waiting.add(e);
                  }
                });
    await().until(() -> server.connections().size() == 1);
    server.connections().getFirst().die();
    thread.join();
    await().until(() -> !ends.isEmpty());
    assertThat(waiting)
        .singleElement()
        .isInstanceOfSatisfying(
            SignallingException.class, e -> assertThat(e.closeReason()).isEqualTo(ends.getFirst()));
    assertThat(ends.getFirst().code()).isEqualTo(CloseReason.BROKEN);
  }

  @Test
  void ourOwnCloseIsNotReported() throws Exception {
    var signalling = connect();
    signalling.close();
    assertThatThrownBy(() -> signalling.request("echo", Map.of()))
        .isInstanceOf(SignallingException.class)
        .hasMessageContaining("closed");
    assertThat(ends).isEmpty();
  }

  private class Ears implements SignallingListener {
    @Override
    public JsonNode onRequest(String method, JsonNode data) throws RequestRejectedException {
      return data;
    }

    @Override
    public void onNotification(String method, JsonNode data) {
      heard.add(method);
    }

    @Override
    public void onClosed(CloseReason reason) {
      ends.add(reason);
    }
  }

  /** Asks the server something while it answers the server's own request. */
  private final class Asking extends Ears {
    private final CompletableFuture<Signalling> signalling = new CompletableFuture<>();

    @Override
    public JsonNode onRequest(String method, JsonNode data) throws RequestRejectedException {
      try {
        var answer = signalling.join().request("echo", Map.of("ok", true));
        heard.add(method + (answer.path("ok").asBoolean() ? " answered" : " not answered"));
        return answer;
      } catch (SignallingException e) {
        throw new RequestRejectedException(method, 500, e.toString());
      }
    }
  }
}
