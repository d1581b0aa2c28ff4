// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A participant that goes through the whole join as demo clients do, without real media. */
public final class TestParticipant implements AutoCloseable {
  private static final AtomicLong NEXT_SSRC = new AtomicLong(1_000);

  private final TestClient client;
  private final boolean migrates;
  private List<JsonNode> peers = List.of();
  private String sendTransport = "";
  private String audio = "";
  private String video = "";

  /** Somebody who has connected and not joined yet, with an old client. */
  public TestParticipant(TestClient client) {
    this(client, false);
  }

  private TestParticipant(TestClient client, boolean migrates) {
    this.client = client;
    this.migrates = migrates;
  }

  /** Joins and sends audio and video. */
  public static TestParticipant join(TestAgent agent, String token, String name) {
    return join(new TestParticipant(agent.connect(token), false), name);
  }

  /** The same with a client that knows migration. */
  public static TestParticipant joinAble(TestAgent agent, String token, String name) {
    return join(new TestParticipant(agent.connect(token), true), name);
  }

  private static TestParticipant join(TestParticipant participant, String name) {
    participant.join(name);
    participant.produce();
    return participant;
  }

  /** Goes through a join on the connection as it is. */
  public void join(String name) {
    var capabilities = client.request("getRouterRtpCapabilities", "{}");
    sendTransport = transport("{'forceTcp':false,'producing':true,'consuming':false}");
    transport("{'forceTcp':false,'producing':false,'consuming':true}");
    var data = TestClient.json("{'device':{'flag':'chrome','name':'Chrome','version':'156'}}");
    data.put("displayName", name);
    if (migrates) {
      data.put("migrates", true);
    }
    data.set("rtpCapabilities", Media.deviceCapabilities(capabilities));
    peers = new ArrayList<>();
    client.request("join", data).path("peers").forEach(peers::add);
  }

  /** Sends one audio and one video stream. */
  public void produce() {
    connect(sendTransport);
    audio = produce("audio", Media.opus(NEXT_SSRC.addAndGet(10)));
    video = produce("video", Media.vp8(NEXT_SSRC.addAndGet(10)));
  }

  /** The others, as they were told when it joined. */
  public List<JsonNode> peers() {
    return peers;
  }

  public TestClient client() {
    return client;
  }

  public String sendTransport() {
    return sendTransport;
  }

  public String audio() {
    return audio;
  }

  public String video() {
    return video;
  }

  private String transport(String data) {
    return client.request("createWebRtcTransport", data).path("id").asString();
  }

  private void connect(String transportId) {
    ObjectNode data = TestClient.json("{}").put("transportId", transportId);
    client.request("connectWebRtcTransport", data.set("dtlsParameters", Media.dtls()));
  }

  private String produce(String kind, JsonNode rtpParameters) {
    ObjectNode data = TestClient.json("{}").put("transportId", sendTransport).put("kind", kind);
    data.set("rtpParameters", rtpParameters);
    data.set("appData", TestClient.json("{'source':'" + kind + "'}"));
    return client.request("produce", data).path("id").asString();
  }

  /** Leaves with a close frame. */
  @Override
  public void close() {
    client.close();
  }
}
