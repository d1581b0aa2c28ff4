// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.signalling.Json;
import headroom.participant.signalling.TestWebSocketServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An agent for one plain participant, without a worker: it speaks the signalling of
 * docs/architecture/signalling.md, notes each request and takes RTP on one port.
 */
final class FakeAgent implements AutoCloseable {
  /** Requests in order, each as {@code method} or {@code method id}. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** The participant's answers to our own requests. */
  final List<JsonNode> answers = new CopyOnWriteArrayList<>();

  private final Map<String, List<JsonNode>> data = new ConcurrentHashMap<>();

  final Map<String, JsonNode> producers = new ConcurrentHashMap<>();
  final Set<String> pausedProducers = ConcurrentHashMap.newKeySet();
  final Set<String> transports = ConcurrentHashMap.newKeySet();
  final Set<String> consumers = ConcurrentHashMap.newKeySet();
  final Set<Long> ssrcsSeen = ConcurrentHashMap.newKeySet();

  /** What to answer to a connection that wants to resume, if not {@code resumed}. */
  volatile @Nullable Runnable onResume;

  private final AtomicInteger ids = new AtomicInteger();
  private final DatagramSocket media;
  private final TestWebSocketServer server;
  private volatile @Nullable SocketAddress participant;

  FakeAgent() throws IOException {
    media = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server = new TestWebSocketServer(_ -> 101, this::opened, this::said);
    Thread.ofVirtual().start(this::receive);
  }

  URI url() {
    return server.url("/");
  }

  /** What came with the first request of this method. */
  JsonNode dataOf(String method) {
    var all = data.get(method);
    if (all == null) {
      throw new IllegalStateException("nobody asked for " + method);
    }
    return all.getFirst();
  }

  int connections() {
    return server.connections().size();
  }

  TestWebSocketServer.Connection connection() {
    return server.connections().getLast();
  }

  void notify(String method, Map<String, Object> data) {
    say(Map.of("notification", true, "method", method, "data", data));
  }

  /** Offers a stream and waits for nothing. */
  void offerConsumer(String id, String peerId, long ssrc, boolean paused) {
    consumers.add(id);
    var rtp =
        Map.of(
            "codecs",
            List.of(Map.of("mimeType", "video/VP8", "payloadType", 101, "clockRate", 90_000)),
            "encodings",
            List.of(Map.of("ssrc", ssrc)));
    say(
        Map.of(
            "request",
            true,
            "id",
            ids.incrementAndGet(),
            "method",
            "newConsumer",
            "data",
            Map.of(
                "peerId",
                peerId,
                "producerId",
                "of-" + peerId,
                "id",
                id,
                "kind",
                "video",
                "type",
                "simple",
                "appData",
                Map.of("source", "webcam"),
                "producerPaused",
                paused,
                "rtpParameters",
                rtp)));
  }

  void sendRtp(long ssrc, int sequence) throws IOException {
    var packet =
        ByteBuffer.allocate(40).put((byte) 0x80).put((byte) 101).putShort((short) sequence);
    packet.putInt(8, (int) ssrc);
    var to = participant;
    if (to == null) {
      throw new IllegalStateException("nothing was received from the participant yet");
    }
    media.send(new DatagramPacket(packet.array(), 40, to));
  }

  private void say(Map<String, Object> message) {
    connection().say(Json.MAPPER.writeValueAsString(message));
  }

  private void opened(TestWebSocketServer.Connection connection) {
    if (!connection.path().contains("resume=1")) {
      return;
    }
    var other = onResume;
    if (other != null) {
      other.run();
      return;
    }
    notify(
        "resumed",
        Map.of(
            "transports",
            transports,
            "producers",
            producers.keySet(),
            "consumers",
            consumers,
            "peers",
            List.of(),
            "paused",
            Map.of("producers", pausedProducers, "consumers", Set.of())));
  }

  private void said(TestWebSocketServer.Connection connection, String text) {
    var message = Json.MAPPER.readTree(text);
    if (message.has("response")) {
      answers.add(message);
      return;
    }
    var answer = Json.MAPPER.createObjectNode();
    answer.put("response", true).put("id", message.path("id").asLong()).put("ok", true);
    var method = message.path("method").asString();
    answer.set("data", Json.MAPPER.<JsonNode>valueToTree(answer(method, message.path("data"))));
    connection.say(answer.toString());
  }

  private Map<String, Object> answer(String method, JsonNode data) {
    var producer = data.path("producerId").asString("");
    this.data.computeIfAbsent(method, _ -> new CopyOnWriteArrayList<>()).add(data);
    requests.add(producer.isEmpty() ? method : method + " " + producer);
    switch (method) {
      case "getRouterRtpCapabilities" -> {
        return Map.of("codecs", List.of(codec("audio/opus", 100), codec("video/VP8", 101)));
      }
      case "createPlainTransport" -> {
        var id = "transport-" + ids.incrementAndGet();
        transports.add(id);
        return Map.of("id", id, "ip", "127.0.0.1", "port", media.getLocalPort());
      }
      case "produce" -> {
        var id = data.path("kind").asString() + "-" + ids.incrementAndGet();
        producers.put(id, data);
        if (data.path("paused").asBoolean(false)) {
          pausedProducers.add(id);
        }
        return Map.of("id", id);
      }
      case "pauseProducer" -> pausedProducers.add(producer);
      case "resumeProducer" -> pausedProducers.remove(producer);
      case "closeProducer" -> producers.remove(producer);
      default -> {}
    }
    return Map.of();
  }

  private static Map<String, Object> codec(String mimeType, int payloadType) {
    return Map.of(
        "kind",
        mimeType.substring(0, 5),
        "mimeType",
        mimeType,
        "preferredPayloadType",
        payloadType,
        "clockRate",
        90_000);
  }

  private void receive() {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[2048], 2048);
        media.receive(packet);
        participant = packet.getSocketAddress();
        if (packet.getLength() > 12) {
          ssrcsSeen.add(ByteBuffer.wrap(packet.getData()).getInt(8) & 0xFFFF_FFFFL);
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    media.close();
  }
}
