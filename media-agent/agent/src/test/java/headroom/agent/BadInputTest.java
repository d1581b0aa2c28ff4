// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Media;
import headroom.agent.testing.Stage;
import headroom.agent.testing.TestAgent;
import headroom.agent.testing.TestClient;
import headroom.agent.testing.TestParticipant;
import headroom.agent.testing.TestTokens;
import headroom.agentprotocol.v1.Event;
import headroom.agentprotocol.v1.JoinRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a client sends: it gets a code, and agent and worker are as before. */
@Timeout(60)
class BadInputTest {
  @RegisterExtension private static final Stage stage = new Stage();
  private long pid;

  @BeforeEach
  void noteTheWorker() {
    pid = stage.controlPlane().worker(1).getPid();
  }

  @AfterEach
  void agentAndWorkerGoOn() {
    var ann = stage.join("somebody-else");
    assertThat(ann.video()).isNotEmpty();
    assertThat(stage.controlPlane().worker(1).getPid()).isEqualTo(pid);
    assertThat(ProcessHandle.of(pid)).isPresent();
  }

  @Test
  void whoHasNoTokenIsRefused() {
    assertRefused(stage.agent().connectWith(""), "INVALID_TOKEN", 4401);
    assertRefused(stage.agent().connect("nonsense"), "INVALID_TOKEN", 4401);
  }

  @Test
  void whoForgesATokenIsRefusedAndTheControlPlaneHears() {
    var forged = new TestTokens("control-plane-key").join(TestAgent.HOST, Stage.ROOM, 1, "eve");
    assertRefused(stage.agent().connectWith("roomId=stage&token=" + forged), "INVALID_TOKEN", 4401);
    await()
        .untilAsserted(
            () ->
                assertThat(stage.controlPlane().events())
                    .extracting(Event::getJoinRefused)
                    .contains(
                        JoinRefused.newBuilder()
                            .setRoomId("stage")
                            .setCode("INVALID_TOKEN")
                            .build()));
  }

  @Test
  void whoseTokenHasExpiredIsToldSo() {
    var expired =
        stage
            .controlPlane()
            .tokens()
            .sign(
                TestTokens.claims(TestAgent.HOST, Stage.ROOM, 1, "ann")
                    .expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(1))))
                    .build());
    assertRefused(stage.agent().connect(expired), "TOKEN_EXPIRED", 4401);
  }

  @Test
  void aTokenForElsewhereIsRefused() {
    var tokens = stage.controlPlane().tokens();
    assertRefused(
        stage.agent().connect(tokens.join("other-host", Stage.ROOM, 1, "ann")), "WRONG_HOST", 4403);
    assertRefused(
        stage.agent().connect(tokens.join(TestAgent.HOST, "nowhere", 1, "ann")),
        "ROOM_UNKNOWN",
        4404);
    assertRefused(
        stage.agent().connectWith("peerId=bob&token=" + stage.token("ann")), "INVALID_TOKEN", 4401);
  }

  @Test
  void aTokenOfAnOlderEpochIsRefusedAndANewerOneEndsTheOlder() {
    var tokens = stage.controlPlane().tokens();
    stage.controlPlane().openRoom("moved", 5, 1);
    assertRefused(
        stage.agent().connect(tokens.join(TestAgent.HOST, "moved", 4, "ann")), "STALE_EPOCH", 4409);
    assertRefused(
        stage.agent().connect(tokens.join(TestAgent.HOST, "moved", 6, "ann")),
        "ROOM_UNKNOWN",
        4404);
    // The newer token was genuine: the room lives elsewhere now.
    assertRefused(
        stage.agent().connect(tokens.join(TestAgent.HOST, "moved", 5, "bob")), "STALE_EPOCH", 4409);
  }

  @Test
  void aGenuineTokenForTheRoomsNewHostEndsAdmissionHere() {
    var tokens = stage.controlPlane().tokens();
    stage.controlPlane().openRoom("emigrated", 5, 1);
    assertRefused(
        stage.agent().connect(tokens.join("new-host", "emigrated", 6, "ann")), "WRONG_HOST", 4403);
    assertRefused(
        stage.agent().connect(tokens.join(TestAgent.HOST, "emigrated", 5, "bob")),
        "STALE_EPOCH",
        4409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "nonsense", "[1,2]", "{'request':true}", "{'hello':'world'}"})
  void whatIsNoProtooMessageEndsTheConnection(String text) {
    var client = connected();
    client.send(text.replace('\'', '"'));
    assertThat(client.notification("refused").path("code").asString())
        .isEqualTo("MALFORMED_MESSAGE");
    assertThat(client.closed()).isEqualTo("4400 MALFORMED_MESSAGE");
  }

  @Test
  void aMessageOverTheLimitEndsTheConnectionWith1009() {
    var client = connected();
    client.send("x".repeat(64 * 1024 + 1));
    assertThat(client.closed()).startsWith("1009 ");
  }

  @Test
  void aMegabyteEndsTheConnection() {
    var client = connected();
    try {
      client.send("x".repeat(1_000_000));
    } catch (RuntimeException e) {
      // The server may have closed before the last byte was sent.
      assertThat(e).hasMessageContaining("IOException");
    }
    // Who is still sending when the server closes may find the connection reset before it reads
    // why: TCP promises no more.
    assertThat(client.closed()).matches("1009 .*|broken");
  }

  @Test
  void aFloodIsRefusedMessageByMessage() {
    var client = connected();
    // As many as it takes: a slow machine sends slowly, and the budget refills meanwhile.
    for (int number = 0; number < 5_000 && !isRateLimited(client); number++) {
      client.send("{\"request\":true,\"id\":" + (1_000 + number) + ",\"method\":\"x\"}");
    }
    await().until(() -> isRateLimited(client));
  }

  private static boolean isRateLimited(TestClient client) {
    var heard = client.heard();
    return !heard.isEmpty() && heard.getLast().toString().contains("RATE_LIMITED");
  }

  @Test
  void anUnknownMethodAndAnEarlyOneAreRefused() {
    var client = connected();
    assertThat(client.refusal("selfDestruct", "{}")).startsWith("UNKNOWN_METHOD: ");
    assertThat(client.refusal("produce", "{}")).startsWith("NOT_JOINED: ");
    client.request("join", "{'displayName':'Ann'}");
    assertThat(client.refusal("join", "{'displayName':'Ann'}")).startsWith("ALREADY_JOINED: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createWebRtcTransport | {} | INVALID_REQUEST",
        "createWebRtcTransport | {'producing':'yes'} | INVALID_REQUEST",
        "createWebRtcTransport | {'producing':true,'forceTcp':5} | INVALID_REQUEST",
        "connectWebRtcTransport | {'transportId':'none'} | TRANSPORT_UNKNOWN",
        "connectWebRtcTransport | {'transportId':{}} | INVALID_REQUEST",
        "restartIce | {} | INVALID_REQUEST",
        "produce | {'transportId':'none'} | INVALID_REQUEST",
        "closeProducer | {'producerId':'none'} | PRODUCER_UNKNOWN",
        "pauseProducer | {'producerId':''} | INVALID_REQUEST",
        "resumeProducer | {} | INVALID_REQUEST",
        "pauseConsumer | {'consumerId':'none'} | CONSUMER_UNKNOWN",
        "resumeConsumer | {'consumerId':'none'} | CONSUMER_UNKNOWN",
        "requestConsumerKeyFrame | {'consumerId':'none'} | CONSUMER_UNKNOWN",
        "setConsumerPreferredLayers | {'consumerId':'none'} | CONSUMER_UNKNOWN",
        "setConsumerPriority | {'consumerId':'none','priority':1} | CONSUMER_UNKNOWN",
        "getTransportStats | {'transportId':'none'} | TRANSPORT_UNKNOWN",
        "getProducerStats | {'producerId':'none'} | PRODUCER_UNKNOWN",
        "getConsumerStats | {'consumerId':'none'} | CONSUMER_UNKNOWN",
        "getDataProducerStats | {'dataProducerId':'none'} | DATA_PRODUCER_UNKNOWN",
        "getDataConsumerStats | {'dataConsumerId':'none'} | DATA_CONSUMER_UNKNOWN",
        "changeDisplayName | {} | INVALID_REQUEST",
        "changeDisplayName | {'displayName':7} | INVALID_REQUEST",
        "createPlainTransport | {'producing':true} | NOT_GRANTED",
        "connectPlainTransport | {'transportId':'none'} | NOT_GRANTED",
      })
  void aBadRequestGetsACodeAndChangesNothing(String method, String data, String code) {
    var client = connected();
    client.request("join", "{'displayName':'Ann'}");
    assertThat(client.refusal(method, data)).startsWith(code + ": ");
    client.request("getRouterRtpCapabilities", "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'codecs':[]}",
        "{'codecs':[{'mimeType':'video/VP8','payloadType':300,'clockRate':90000}],'encodings':[{'ssrc':1}]}",
        "{'codecs':[{'mimeType':'video/VP8','payloadType':96,'clockRate':-1}],'encodings':[{'ssrc':1}]}",
        "{'codecs':[{'mimeType':'video/VP8','payloadType':96,'clockRate':90000}],'encodings':[{'ssrc':99999999999}]}",
        "{'codecs':[{'mimeType':'video/VP8','payloadType':96,'clockRate':90000}],'encodings':[{'ssrc':-5}]}",
        "{'codecs':[{'mimeType':'video/NONSENSE','payloadType':96,'clockRate':90000}],'encodings':[{'ssrc':1}]}",
        "{'codecs':[{'mimeType':'audio/opus','payloadType':96,'clockRate':48000,'channels':2}],'encodings':[{'ssrc':1}]}",
        "{'codecs':'all'}",
        "{'codecs':[{'mimeType':'video/VP8','payloadType':96,'clockRate':90000}],'encodings':[{'rid':'%s'}]}",
      })
  void absurdRtpParametersAreRefused(String parameters) {
    var ann = TestParticipant.join(stage.agent(), stage.token("ann"), "Ann");
    stage.open(ann);
    ObjectNode data = TestClient.json("{'kind':'video'}").put("transportId", ann.sendTransport());
    data.set("rtpParameters", TestClient.json(parameters.replace("%s", "r".repeat(1_000))));
    assertThat(ann.client().refusal("produce", data)).startsWith("INVALID_RTP_PARAMETERS: ");
  }

  @Test
  void absurdDtlsParametersAndCapabilitiesAreRefused() {
    var client = connected();
    var transport =
        client.request("createWebRtcTransport", "{'producing':true}").path("id").asString();
    var data = TestClient.json("{'transportId':'" + transport + "'}");
    data.set(
        "dtlsParameters",
        TestClient.json("{'fingerprints':[{'algorithm':'sha-256','value':'00:11'}]}"));
    assertThat(client.refusal("connectWebRtcTransport", data))
        .startsWith("INVALID_DTLS_PARAMETERS: ");
    data.set("dtlsParameters", TestClient.json("{'role':'boss','fingerprints':[]}"));
    assertThat(client.refusal("connectWebRtcTransport", data))
        .startsWith("INVALID_DTLS_PARAMETERS: ");
    assertThat(
            client.refusal(
                "join", "{'rtpCapabilities':{'codecs':[{'kind':'smell','mimeType':'x'}]}}"))
        .startsWith("INVALID_RTP_CAPABILITIES: ");
  }

  @Test
  void sctpStreamsOutOfRangeAreRefused() {
    var client = connected();
    client.request("join", "{'displayName':'Ann'}");
    var transport =
        client
            .request(
                "createWebRtcTransport",
                "{'producing':true,'sctpCapabilities':{'numStreams':{'OS':1,'MIS':1}}}")
            .path("id")
            .asString();
    assertThat(
            client.refusal(
                "produceData",
                "{'transportId':'%s','sctpStreamParameters':{'streamId':70000}}"
                    .formatted(transport)))
        .startsWith("INVALID_SCTP_STREAM_PARAMETERS: ");
  }

  @Test
  void aTransportIsConnectedOnce() {
    var client = connected();
    var transport =
        client.request("createWebRtcTransport", "{'producing':true}").path("id").asString();
    ObjectNode data = TestClient.json("{'transportId':'" + transport + "'}");
    data.set("dtlsParameters", Media.dtls());
    client.request("connectWebRtcTransport", data);
    assertThat(client.refusal("connectWebRtcTransport", data)).startsWith("INVALID_STATE: ");
  }

  @Test
  void theSeventeenthTransportIsOneTooMany() {
    var client = connected();
    for (int number = 0; number < 16; number++) {
      client.request("createWebRtcTransport", "{'producing':true}");
    }
    assertThat(client.refusal("createWebRtcTransport", "{'producing':true}"))
        .startsWith("LIMIT_REACHED: ");
  }

  @Test
  void appDataIsLimited() {
    var ann = stage.join("ann");
    ObjectNode data = TestClient.json("{'kind':'audio'}").put("transportId", ann.sendTransport());
    data.set("rtpParameters", Media.opus(77));
    data.set("appData", TestClient.json("{}").put("novel", "x".repeat(10_000)));
    assertThat(ann.client().refusal("produce", data)).startsWith("INVALID_REQUEST: appData");
  }

  @Test
  void aConnectionWithoutTheSubprotocolIsNotUpgraded() {
    assertThatThrownBy(() -> TestClient.connectAs(stage.agent().agent().signallingUrl(), "chat"))
        .hasMessageContaining("WebSocketHandshakeException");
  }

  private TestClient connected() {
    return stage.open(stage.agent().connect(stage.token("ann")));
  }

  private static void assertRefused(TestClient client, String code, int closeCode) {
    var refused = client.notification("refused");
    assertThat(refused.path("code").asString()).isEqualTo(code);
    assertThat(refused.path("message").asString()).isNotEmpty();
    assertThat(client.closed()).isEqualTo(closeCode + " " + code);
  }
}
