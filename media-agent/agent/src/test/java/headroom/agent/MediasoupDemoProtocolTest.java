// SPDX-License-Identifier: Apache-2.0
package headroom.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.agent.testing.Media;
import headroom.agent.testing.RtpSender;
import headroom.agent.testing.Stage;
import headroom.agent.testing.TestClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Drives every method of the mediasoup demo's protocol over a raw WebSocket, with the shapes that
 * the demo's client sends and expects.
 */
@Timeout(90)
class MediasoupDemoProtocolTest {
  private static final String DEMO_DEVICE =
      "{'flag':'chrome','name':'Chrome','version':'156.0.7000.0'}";

  @RegisterExtension private final Stage stage = new Stage();

  @Test
  void aDemoClientJoinsAsItIs() {
    var ann = demoClient("ann");
    var capabilities = ann.request("getRouterRtpCapabilities", "{}");
    assertThat(mimeTypes(capabilities))
        .contains("audio/opus", "video/VP8", "video/VP9", "video/H264", "video/rtx");

    var sending =
        ann.request(
            "createWebRtcTransport",
            "{'forceTcp':false,'producing':true,'consuming':false,"
                + "'sctpCapabilities':{'numStreams':{'OS':1024,'MIS':1024}}}");
    assertThat(sending.path("id").asString()).isNotEmpty();
    assertThat(sending.at("/iceParameters/usernameFragment").asString()).isNotEmpty();
    assertThat(sending.at("/iceParameters/iceLite").asBoolean()).isTrue();
    assertThat(sending.at("/iceCandidates/0/protocol").asString()).isEqualTo("udp");
    assertThat(sending.at("/iceCandidates/0/port").asInt()).isPositive();
    assertThat(sending.at("/iceCandidates/1/tcpType").asString()).isEqualTo("passive");
    assertThat(sending.at("/dtlsParameters/fingerprints").size()).isPositive();
    assertThat(sending.at("/sctpParameters/port").asInt()).isPositive();

    var tcpOnly =
        ann.request(
            "createWebRtcTransport", "{'forceTcp':true,'producing':false,'consuming':true}");
    assertThat(tcpOnly.path("iceCandidates"))
        .allSatisfy(c -> assertThat(c.path("protocol").asString()).isEqualTo("tcp"));
    assertThat(tcpOnly.has("sctpParameters")).isFalse();

    assertThat(join(ann, "Ann", capabilities).path("peers").size()).isZero();
    var bob = joined("bob");
    var peer = ann.notification("newPeer");
    assertThat(peer.path("id").asString()).isEqualTo("bob");
    assertThat(peer.path("displayName").asString()).isEqualTo("Name of bob");
    assertThat(peer.at("/device/name").asString()).isEqualTo("Chrome");

    var cleo = demoClient("cleo");
    var peers = join(cleo, "Cleo", capabilities).path("peers");
    assertThat(peers)
        .extracting(known -> known.path("id").asString())
        .containsExactlyInAnyOrder("ann", "bob");

    bob.request("changeDisplayName", "{'displayName':'Robert'}");
    var renamed = ann.notification("peerDisplayNameChanged");
    assertThat(renamed)
        .isEqualTo(
            TestClient.json(
                "{'peerId':'bob','displayName':'Robert','oldDisplayName':'Name of bob'}"));

    bob.close();
    assertThat(ann.notification("peerClosed").path("peerId").asString()).isEqualTo("bob");
  }

  @Test
  void aProducerIsConsumedPausedResumedMeasuredAndClosed() {
    var ann = joined("ann");
    var bob = joined("bob");
    var sendTransport = transport(ann, true);
    connect(ann, sendTransport);
    var audio = produce(ann, sendTransport, "audio", Media.opus(5_000));

    var offered = bob.serverRequest("newConsumer", data -> true);
    assertThat(offered.path("peerId").asString()).isEqualTo("ann");
    assertThat(offered.path("producerId").asString()).isEqualTo(audio);
    assertThat(offered.path("kind").asString()).isEqualTo("audio");
    assertThat(offered.path("type").asString()).isEqualTo("simple");
    assertThat(offered.path("producerPaused").asBoolean()).isFalse();
    assertThat(offered.at("/appData/peerId").asString()).isEqualTo("ann");
    assertThat(offered.at("/appData/source").asString()).isEqualTo("mic");
    assertThat(offered.at("/rtpParameters/codecs/0/mimeType").asString()).isEqualTo("audio/opus");
    assertThat(offered.at("/rtpParameters/encodings/0/ssrc").asLong()).isPositive();
    var consumer = offered.path("id").asString();

    ann.request("pauseProducer", "{'producerId':'%s'}".formatted(audio));
    assertThat(bob.notification("consumerPaused").path("consumerId").asString())
        .isEqualTo(consumer);
    ann.request("resumeProducer", "{'producerId':'%s'}".formatted(audio));
    assertThat(bob.notification("consumerResumed").path("consumerId").asString())
        .isEqualTo(consumer);

    bob.request("pauseConsumer", "{'consumerId':'%s'}".formatted(consumer));
    await().until(() -> stage.counts().getAudioPaused() == 1);
    bob.request("resumeConsumer", "{'consumerId':'%s'}".formatted(consumer));
    await().until(() -> stage.counts().getAudioLive() == 1);

    assertThat(ann.request("getTransportStats", "{'transportId':'" + sendTransport + "'}"))
        .anySatisfy(stats -> assertThat(stats.path("type").asString()).contains("transport"));
    assertThat(ann.request("getProducerStats", "{'producerId':'%s'}".formatted(audio)).isArray())
        .isTrue();
    assertThat(bob.request("getConsumerStats", "{'consumerId':'%s'}".formatted(consumer)))
        .anySatisfy(stats -> assertThat(stats.path("kind").asString()).isEqualTo("audio"));

    var before = ann.request("restartIce", "{'transportId':'%s'}".formatted(sendTransport));
    assertThat(before.path("usernameFragment").asString()).isNotEmpty();
    assertThat(ann.request("restartIce", "{'transportId':'%s'}".formatted(sendTransport)))
        .isNotEqualTo(before);

    ann.request("closeProducer", "{'producerId':'%s'}".formatted(audio));
    assertThat(bob.notification("consumerClosed").path("consumerId").asString())
        .isEqualTo(consumer);
  }

  @Test
  void simulcastLayersAndPriorityAreTheConsumersChoice() {
    var ann = joined("ann");
    var bob = joined("bob");
    var sendTransport = transport(ann, true);
    connect(ann, sendTransport);
    produce(ann, sendTransport, "video", Media.simulcast());
    var offered = bob.serverRequest("newConsumer", data -> true);
    assertThat(offered.path("type").asString()).isEqualTo("simulcast");
    var consumer = "'consumerId':'" + offered.path("id").asString() + "'";
    bob.request(
        "setConsumerPreferredLayers", "{" + consumer + ",'spatialLayer':0,'temporalLayer':1}");
    bob.request("setConsumerPreferredLayers", "{" + consumer + ",'spatialLayer':1}");
    bob.request("setConsumerPriority", "{" + consumer + ",'priority':2}");
    bob.request("requestConsumerKeyFrame", "{" + consumer + "}");
  }

  @Test
  void aDataChannelReachesTheOthers() {
    var ann = joined("ann");
    var bob = joined("bob");
    var transport =
        ann.request(
                "createWebRtcTransport",
                "{'forceTcp':false,'producing':true,'consuming':false,"
                    + "'sctpCapabilities':{'numStreams':{'OS':1024,'MIS':1024}}}")
            .path("id")
            .asString();
    connect(ann, transport);
    var produced =
        ann.request(
            "produceData",
            ("{'transportId':'%s','sctpStreamParameters':{'streamId':0,'ordered':false,"
                    + "'maxRetransmits':1},'label':'chat','protocol':'','appData':{'info':'my-chat'}}")
                .formatted(transport));
    var dataProducer = produced.path("id").asString();
    var offered = bob.serverRequest("newDataConsumer", data -> true);
    assertThat(offered.path("peerId").asString()).isEqualTo("ann");
    assertThat(offered.path("dataProducerId").asString()).isEqualTo(dataProducer);
    assertThat(offered.path("label").asString()).isEqualTo("chat");
    assertThat(offered.at("/sctpStreamParameters/maxRetransmits").asInt()).isEqualTo(1);
    assertThat(offered.at("/appData/info").asString()).isEqualTo("my-chat");
    assertThat(
            ann.request("getDataProducerStats", "{'dataProducerId':'%s'}".formatted(dataProducer)))
        .anySatisfy(stats -> assertThat(stats.path("label").asString()).isEqualTo("chat"));
    assertThat(
            bob.request(
                "getDataConsumerStats",
                "{'dataConsumerId':'%s'}".formatted(offered.path("id").asString())))
        .anySatisfy(stats -> assertThat(stats.path("label").asString()).isEqualTo("chat"));
    ann.close();
    assertThat(bob.notification("dataConsumerClosed").path("dataConsumerId"))
        .isEqualTo(offered.path("id"));
  }

  @Test
  void newerDemoClientsNotifyWhereOlderOnesAsk() {
    var ann = joined("ann");
    var bob = joined("bob");
    var sendTransport = transport(ann, true);
    connect(ann, sendTransport);
    var audio = produce(ann, sendTransport, "audio", Media.opus(5_100));
    bob.serverRequest("newConsumer", data -> true);
    ann.notify("pauseProducer", "{'producerId':'%s'}".formatted(audio));
    bob.notification("consumerPaused");
    ann.notify("closeProducer", "{'producerId':'%s'}".formatted(audio));
    bob.notification("consumerClosed");
  }

  @Test
  void mediaThatFlowsIsScoredLayeredAndHeard() {
    var ann = joined("ann");
    var bob = plain("bob");
    var eve = plain("eve");
    receive(eve);

    var voice = plainTransport(bob, "{'producing':true}");
    assertThat(voice.path("ip").asString()).isEqualTo("127.0.0.1");
    produce(bob, voice.path("id").asString(), "audio", Media.opus(6_000));
    var speaker = stage.open(RtpSender.audio(voice.path("port").asInt(), 6_000));
    var pictures = plainTransport(bob, "{'producing':true}");
    produce(bob, pictures.path("id").asString(), "video", twoStreams());
    stage.open(RtpSender.video(pictures.path("port").asInt(), List.of(7_000L, 7_001L)));

    assertThat(bob.notification("producerScore", d -> d.at("/score/0/score").asInt() == 10))
        .isNotNull();
    var video = eve.serverRequest("newConsumer", d -> d.path("kind").asString().equals("video"));
    eve.notification(
        "consumerScore",
        d -> d.path("consumerId").equals(video.path("id")) && d.at("/score/score").asInt() > 0);
    var layers = eve.notification("consumerLayersChanged", d -> d.path("spatialLayer").isInt());
    assertThat(layers.path("consumerId")).isEqualTo(video.path("id"));
    assertThat(layers.has("temporalLayer")).isTrue();

    ann.notification("activeSpeaker", d -> d.path("peerId").asString("").equals("bob"));
    var heard = ann.notification("activeSpeaker", d -> d.has("volume"));
    assertThat(heard.path("volume").asInt()).isEqualTo(-20);
    speaker.loud(false);
    ann.notification("activeSpeaker", d -> d.path("peerId").isNull());
  }

  @Test
  void theWayDownIsToldInBitsPerSecond() {
    var ann = plain("ann");
    receive(ann);
    var bob = plain("bob");
    // The estimation begins with the first video stream.
    var pictures = plainTransport(bob, "{'producing':true}");
    produce(bob, pictures.path("id").asString(), "video", Media.vp8(8_000));
    stage.open(RtpSender.video(pictures.path("port").asInt(), List.of(8_000L)));
    var bitrate =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> ann.all("downlinkBwe"), all -> !all.isEmpty())
            .getFirst();
    assertThat(bitrate.path("availableBitrate").asLong()).isPositive();
  }

  /** Clients take the list for all who are there, and forget whom they were told of before it. */
  @Test
  void whoComesMeanwhileIsToldAfterTheListOfThoseWhoAreThere() throws Exception {
    var clients = IntStream.range(0, 30).mapToObj(number -> demoClient("p" + number)).toList();
    var capabilities = clients.getFirst().request("getRouterRtpCapabilities", "{}");
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      var joins =
          clients.stream()
              .map(client -> together.submit(() -> join(client, "somebody", capabilities)))
              .toList();
      for (var join : joins) {
        join.get();
      }
    }
    assertThat(clients)
        .allSatisfy(
            client -> {
              var list = client.heard().stream().filter(message -> message.has("ok")).toList();
              var known = new ArrayList<String>();
              list.getLast()
                  .at("/data/peers")
                  .forEach(peer -> known.add(peer.path("id").asString()));
              await().until(() -> known.size() + client.all("newPeer").size() >= 29);
              client.all("newPeer").forEach(peer -> known.add(peer.path("id").asString()));
              assertThat(known).hasSize(29).doesNotHaveDuplicates();
              assertThat(client.heard().indexOf(list.getLast()))
                  .isLessThan(firstNewPeer(client.heard()));
            });
  }

  private static int firstNewPeer(List<JsonNode> heard) {
    return IntStream.range(0, heard.size())
        .filter(i -> heard.get(i).path("method").asString("").equals("newPeer"))
        .findFirst()
        .orElse(heard.size());
  }

  private TestClient demoClient(String id) {
    // The demo's URL has the first three.
    return stage.open(
        TestClient.connect(
            stage.agent().agent().signallingUrl(),
            "roomId=stage&peerId=" + id + "&consumerReplicas=0&token=" + stage.token(id)));
  }

  private TestClient joined(String id) {
    var client = demoClient(id);
    var capabilities = client.request("getRouterRtpCapabilities", "{}");
    client.request(
        "createWebRtcTransport",
        "{'forceTcp':false,'producing':false,'consuming':true,"
            + "'sctpCapabilities':{'numStreams':{'OS':1024,'MIS':1024}}}");
    join(client, "Name of " + id, capabilities);
    return client;
  }

  private TestClient plain(String id) {
    var client = stage.open(stage.agent().connect(stage.plainToken(id)));
    join(client, "Name of " + id, client.request("getRouterRtpCapabilities", "{}"));
    return client;
  }

  private static JsonNode plainTransport(TestClient client, String data) {
    return client.request("createPlainTransport", data);
  }

  /** Who never sends over plain RTP says where it receives. */
  private static void receive(TestClient client) {
    var transport = plainTransport(client, "{'consuming':true,'comedia':false}");
    client.request(
        "connectPlainTransport",
        "{'transportId':'%s','ip':'127.0.0.1','port':9}"
            .formatted(transport.path("id").asString()));
  }

  private static JsonNode join(TestClient client, String name, JsonNode capabilities) {
    ObjectNode data = TestClient.json("{'device':" + DEMO_DEVICE + "}").put("displayName", name);
    data.set("rtpCapabilities", Media.deviceCapabilities(capabilities));
    data.set("sctpCapabilities", TestClient.json("{'numStreams':{'OS':1024,'MIS':1024}}"));
    return client.request("join", data);
  }

  private static String transport(TestClient client, boolean producing) {
    return client
        .request(
            "createWebRtcTransport",
            "{'forceTcp':false,'producing':%b,'consuming':%b}".formatted(producing, !producing))
        .path("id")
        .asString();
  }

  private static void connect(TestClient client, String transport) {
    ObjectNode data = TestClient.json("{'transportId':'" + transport + "'}");
    client.request("connectWebRtcTransport", data.set("dtlsParameters", Media.dtls()));
  }

  private static String produce(
      TestClient client, String transport, String kind, ObjectNode rtpParameters) {
    ObjectNode data =
        TestClient.json(
            "{'transportId':'%s','kind':'%s','appData':{'source':'mic'}}"
                .formatted(transport, kind));
    return client
        .request("produce", data.set("rtpParameters", rtpParameters))
        .path("id")
        .asString();
  }

  private static ObjectNode twoStreams() {
    return TestClient.json(
        """
        {'codecs':[{'mimeType':'video/VP8','payloadType':96,'clockRate':90000,'parameters':{},
          'rtcpFeedback':[{'type':'nack','parameter':'pli'}]}],
         'headerExtensions':[],
         'encodings':[{'ssrc':7000,'scalabilityMode':'L1T1'},{'ssrc':7001,'scalabilityMode':'L1T1'}],
         'rtcp':{'cname':'two','reducedSize':true}}
        """);
  }

  private static List<String> mimeTypes(JsonNode capabilities) {
    var types = new ArrayList<String>();
    capabilities.path("codecs").forEach(codec -> types.add(codec.path("mimeType").asString()));
    return types;
  }
}
