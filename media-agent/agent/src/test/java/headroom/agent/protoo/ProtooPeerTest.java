// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.agent.model.ErrorCode;
import headroom.agent.model.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProtooPeerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<String> sent = new ArrayList<>();
  private final List<String> closes = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private long nanos;
  private final ProtooPeer peer = new ProtooPeer(new Socket(), () -> nanos);

  @Test
  void aRequestIsAnsweredWithTheHandlersData() {
    receive("{\"request\":true,\"id\":5,\"method\":\"echo\",\"data\":{\"a\":1}}");
    assertThat(sent).containsExactly("{\"response\":true,\"id\":5,\"ok\":true,\"data\":{\"a\":1}}");
  }

  @Test
  void aRefusalCarriesStatusCodeAndText() {
    receive("{\"request\":true,\"id\":5,\"method\":\"refuse\",\"data\":{}}");
    assertThat(sent)
        .containsExactly(
            "{\"response\":true,\"id\":5,\"ok\":false,\"errorCode\":404,"
                + "\"errorReason\":\"ROOM_UNKNOWN: no such room\"}");
  }

  @Test
  void aFaultOfOursIsAnsweredWithoutItsDetails() {
    receive("{\"request\":true,\"id\":5,\"method\":\"fail\"}");
    assertThat(sent.getFirst()).contains("INTERNAL_ERROR").doesNotContain("secret");
    assertThat(closes).isEmpty();
  }

  @Test
  void aNotificationHasTheSameEffectAndNoAnswer() {
    receive("{\"notification\":true,\"method\":\"refuse\",\"data\":{}}");
    assertThat(handled).containsExactly("refuse");
    assertThat(sent).isEmpty();
  }

  @Test
  void whatIsSentOnceARequestIsAnsweredComesAfterTheAnswer() {
    receive("{\"request\":true,\"id\":7,\"method\":\"join\",\"data\":{}}");
    assertThat(sent).hasSize(3);
    assertThat(JSON.readTree(sent.get(0)).path("response").asBoolean()).isTrue();
    assertThat(JSON.readTree(sent.get(1)).path("method").asString()).isEqualTo("afterwards");
    assertThat(JSON.readTree(sent.get(2)).path("method").asString()).isEqualTo("newPeer");
  }

  @Test
  void ourRequestGetsTheClientsAnswer() {
    var answer = peer.request("newConsumer", JSON.createObjectNode().put("id", "c1"));
    long id = JSON.readTree(sent.getFirst()).path("id").asLong();
    receive("{\"response\":true,\"id\":" + id + ",\"ok\":true,\"data\":{\"fine\":true}}");
    assertThat(answer.join().path("fine").asBoolean()).isTrue();
  }

  @Test
  void ourRequestFailsWhenTheClientRefusesOrGoesAway() {
    var refused = peer.request("newConsumer", JSON.createObjectNode());
    long id = JSON.readTree(sent.getFirst()).path("id").asLong();
    receive("{\"response\":true,\"id\":" + id + ",\"ok\":false,\"errorCode\":403}");
    assertThatThrownBy(refused::join).isInstanceOf(CompletionException.class);
    var orphaned = peer.request("newConsumer", JSON.createObjectNode());
    peer.disconnected();
    assertThatThrownBy(() -> orphaned.get(1, TimeUnit.SECONDS)).hasMessageContaining("ended");
    assertThat(peer.request("late", JSON.createObjectNode())).isCompletedExceptionally();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "{\"request\":true",
        "[]",
        "5",
        "{}",
        "{\"request\":true,\"method\":\"echo\"}",
        "{\"request\":true,\"id\":-1,\"method\":\"echo\"}",
        "{\"request\":true,\"id\":1e300,\"method\":\"echo\"}",
        "{\"request\":true,\"id\":\"5\",\"method\":\"echo\"}",
        "{\"request\":true,\"id\":5,\"method\":7}",
        "{\"request\":true,\"id\":5,\"method\":\"echo\",\"data\":[]}",
        "{\"request\":true,\"id\":5,\"method\":\"echo\"}{}",
      })
  void whatIsNoProtooMessageClosesTheConnectionWithACode(String text) {
    receive(text);
    assertThat(closes).singleElement().asString().startsWith("4400 MALFORMED_MESSAGE");
    assertThat(handled).isEmpty();
  }

  @Test
  void aBombOfBracketsIsMalformedAndNoMore() {
    receive("{\"request\":true,\"id\":5,\"method\":\"echo\",\"data\":{\"a\":" + "[".repeat(30_000));
    assertThat(closes).singleElement().asString().startsWith("4400 MALFORMED_MESSAGE");
  }

  @Test
  void aFloodIsRefusedThenCutOffAndTheBudgetRefills() {
    for (int message = 0; message < 101; message++) {
      receive("{\"request\":true,\"id\":1,\"method\":\"echo\"}");
    }
    assertThat(sent.get(99)).contains("\"ok\":true");
    assertThat(sent.get(100)).contains("RATE_LIMITED");
    nanos += 20_000_000; // One fiftieth of a second: one message more.
    receive("{\"request\":true,\"id\":1,\"method\":\"echo\"}");
    assertThat(sent.get(101)).contains("\"ok\":true");
    for (int message = 0; message < 200; message++) {
      receive("{\"request\":true,\"id\":1,\"method\":\"echo\"}");
    }
    assertThat(closes).singleElement().asString().startsWith("4429 RATE_LIMITED");
  }

  @Test
  void answersToOurOwnRequestsAreNoFlood() {
    for (int number = 0; number < 500; number++) {
      var answer = peer.request("newConsumer", JSON.createObjectNode());
      long id = JSON.readTree(sent.getLast()).path("id").asLong();
      receive("{\"response\":true,\"id\":" + id + ",\"ok\":true}");
      assertThat(answer).isCompleted();
    }
    assertThat(closes).isEmpty();
  }

  private void receive(String text) {
    peer.receive(text, new Handler());
  }

  private final class Handler implements ProtooHandler {
    @Override
    public void request(String method, ObjectNode data, Consumer<Answer> answer) {
      handled.add(method);
      switch (method) {
        case "refuse" -> throw new RefusedException(ErrorCode.ROOM_UNKNOWN, "no such room");
        case "fail" -> throw new IllegalStateException("secret");
        case "join" -> {
          answer.accept(new Answer(data, () -> peer.notify("afterwards", data)));
          peer.notify("newPeer", data);
        }
        default -> answer.accept(Answer.of(data));
      }
    }

    @Override
    public void closed(boolean left) {}
  }

  private final class Socket implements ProtooSocket {
    @Override
    public void send(String text) {
      sent.add(text);
    }

    @Override
    public void close(int code, String reason) {
      closes.add(code + " " + reason);
    }
  }
}
