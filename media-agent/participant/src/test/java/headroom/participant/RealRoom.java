// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import com.fasterxml.jackson.annotation.JsonInclude;
import headroom.mediasoup.AudioLevelObserver;
import headroom.mediasoup.PlainTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.Router;
import headroom.mediasoup.Transport;
import headroom.mediasoup.WebRtcTransport;
import headroom.mediasoup.Worker;
import headroom.mediasoup.options.AudioLevelObserverOptions;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.participant.signalling.TestWebSocketServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One room on a real worker, with just as much signalling as a call takes: no tokens, no resume.
 * Messages of all participants are handled one at a time.
 */
final class RealRoom implements AutoCloseable {
  private static final TransportListenInfo LOOPBACK = TransportListenInfo.udp("127.0.0.1");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
          // As strict as the agent is.
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final Router router;
  private final AudioLevelObserver levels;
  private final Set<Long> loud = ConcurrentHashMap.newKeySet();
  private final List<JsonNode> reports = new CopyOnWriteArrayList<>();
  private final TestWebSocketServer server;
  private final AtomicInteger requestIds = new AtomicInteger();
  private final Map<TestWebSocketServer.Connection, Member> members = new ConcurrentHashMap<>();

  private static final class Member {
    final Map<String, Transport> transports = new ConcurrentHashMap<>();
    final Map<String, Producer> producers = new ConcurrentHashMap<>();
    final Map<Integer, Runnable> afterAnswer = new ConcurrentHashMap<>();
    @Nullable Transport consuming;
    @Nullable RtpCapabilities capabilities;
  }

  RealRoom(Worker worker) throws IOException {
    router =
        worker.createRouter(
            List.of(
                codec(MediaKind.AUDIO, "audio/opus", 48_000, 2),
                codec(MediaKind.VIDEO, "video/VP8", 90_000, null)));
    levels = router.createAudioLevelObserver(new AudioLevelObserverOptions(10, -50, 300));
    levels.onVolumes(volumes -> volumes.forEach(this::observe));
    server = new TestWebSocketServer(_ -> 101, c -> members.put(c, new Member()), this::said);
  }

  /** Who is loud by the router's own observer, as the SSRCs that they announced. */
  Set<Long> loud() {
    return Set.copyOf(loud);
  }

  private void observe(AudioLevelObserver.Volume volume) {
    var ssrc = volume.producer().rtpParameters().encodings().getFirst().ssrc();
    if (ssrc != null) {
      loud.add(ssrc);
    }
  }

  private static RtpCodecCapability codec(
      MediaKind kind, String mimeType, int clockRate, @Nullable Integer channels) {
    return new RtpCodecCapability(kind, mimeType, null, clockRate, channels, Map.of(), List.of());
  }

  URI url() {
    return server.url("/");
  }

  private synchronized void said(TestWebSocketServer.Connection connection, String text) {
    var message = JSON.readTree(text);
    var member = members.get(connection);
    if (member == null) {
      return;
    }
    if (message.has("response")) {
      var ready = member.afterAnswer.remove(message.path("id").asInt());
      if (ready != null && message.path("ok").asBoolean()) {
        ready.run();
      }
      return;
    }
    var method = message.path("method").asString();
    var data = message.path("data");
    var answer = answer(connection, member, method, data);
    say(connection, Map.of("response", true, "id", message.path("id"), "ok", true, "data", answer));
    if (method.equals("join")) {
      members.forEach(
          (other, sender) -> {
            if (other != connection) {
              sender
                  .producers
                  .values()
                  .forEach(producer -> offer(connection, member, other, producer));
            }
          });
    }
  }

  private Object answer(
      TestWebSocketServer.Connection connection, Member member, String method, JsonNode data) {
    return switch (method) {
      case "getRouterRtpCapabilities" -> router.rtpCapabilities();
      case "createWebRtcTransport" -> {
        var transport =
            router.createWebRtcTransport(List.of(LOOPBACK), WebRtcTransportOptions.preset());
        keep(member, transport, data);
        yield Map.of(
            "id",
            transport.id(),
            "iceParameters",
            transport.iceParameters(),
            "iceCandidates",
            transport.iceCandidates(),
            "dtlsParameters",
            transport.dtlsParameters());
      }
      case "connectWebRtcTransport" -> {
        if (member.transports.get(data.path("transportId").asString())
            instanceof WebRtcTransport transport) {
          transport.connect(JSON.treeToValue(data.path("dtlsParameters"), DtlsParameters.class));
        }
        yield Map.of();
      }
      case "createPlainTransport" -> {
        PlainTransport transport =
            router.createPlainTransport(PlainTransportOptions.on(LOOPBACK).withComedia(true));
        keep(member, transport, data);
        yield Map.of(
            "id",
            transport.id(),
            "ip",
            transport.tuple().localAddress(),
            "port",
            transport.tuple().localPort());
      }
      case "join" -> {
        member.capabilities = JSON.treeToValue(data.path("rtpCapabilities"), RtpCapabilities.class);
        yield Map.of("peers", List.of());
      }
      case "produce" -> Map.of("id", produce(connection, member, data).id());
      case "pauseProducer" -> {
        producer(member, data).pause();
        yield Map.of();
      }
      case "resumeProducer" -> {
        producer(member, data).resume();
        yield Map.of();
      }
      case "moved" -> {
        say(
            connection,
            Map.of(
                "notification", true, "method", "migrated", "data", Map.of("operationId", "move")));
        yield Map.of();
      }
      case "reportMedia" -> {
        reports.add(data);
        yield Map.of();
      }
      default -> throw new IllegalArgumentException(method);
    };
  }

  private static void keep(Member member, Transport transport, JsonNode data) {
    member.transports.put(transport.id(), transport);
    if (data.path("consuming").asBoolean()) {
      member.consuming = transport;
    }
  }

  private static Producer producer(Member member, JsonNode data) {
    var producer = member.producers.get(data.path("producerId").asString());
    if (producer == null) {
      throw new IllegalArgumentException("no such producer");
    }
    return producer;
  }

  private Producer produce(
      TestWebSocketServer.Connection connection, Member member, JsonNode data) {
    var transport = member.transports.get(data.path("transportId").asString());
    if (transport == null) {
      throw new IllegalArgumentException("no such transport");
    }
    var producer =
        transport.produce(
            ProducerOptions.of(
                MediaKind.of(data.path("kind").asString()),
                JSON.treeToValue(data.path("rtpParameters"), RtpParameters.class)));
    member.producers.put(producer.id(), producer);
    if (producer.kind() == MediaKind.AUDIO) {
      levels.addProducer(producer.id());
    }
    members.forEach(
        (other, receiver) -> {
          if (other != connection) {
            offer(other, receiver, connection, producer);
          }
        });
    return producer;
  }

  private void offer(
      TestWebSocketServer.Connection to,
      Member receiver,
      TestWebSocketServer.Connection from,
      Producer producer) {
    if (receiver.consuming == null || receiver.capabilities == null) {
      return;
    }
    var consumer =
        receiver.consuming.consume(
            ConsumerOptions.of(producer.id(), receiver.capabilities).withPaused(true));
    consumer.onProducerClose(() -> tell(to, "consumerClosed", consumer.id()));
    consumer.onProducerPause(() -> tell(to, "consumerPaused", consumer.id()));
    consumer.onProducerResume(() -> tell(to, "consumerResumed", consumer.id()));
    var id = requestIds.incrementAndGet();
    receiver.afterAnswer.put(id, consumer::resume);
    var peer = from.path().replaceFirst(".*peerId=([^&]*).*", "$1");
    say(
        to,
        Map.of(
            "request",
            true,
            "id",
            id,
            "method",
            "newConsumer",
            "data",
            Map.of(
                "peerId",
                peer,
                "producerId",
                producer.id(),
                "id",
                consumer.id(),
                "kind",
                consumer.kind(),
                "rtpParameters",
                consumer.rtpParameters(),
                "producerPaused",
                consumer.producerPaused())));
  }

  private static void tell(TestWebSocketServer.Connection to, String method, String consumerId) {
    say(
        to,
        Map.of("notification", true, "method", method, "data", Map.of("consumerId", consumerId)));
  }

  private static void say(TestWebSocketServer.Connection to, Map<String, Object> message) {
    to.say(JSON.writeValueAsString(message));
  }

  /** Tells everybody to go to another room, which stands for another part of this one. */
  synchronized void migrate(RealRoom target) {
    members
        .keySet()
        .forEach(
            connection ->
                say(
                    connection,
                    Map.of(
                        "notification",
                        true,
                        "method",
                        "migrate",
                        "data",
                        Map.of(
                            "operationId",
                            "move",
                            "url",
                            target.url() + "?token=t",
                            "deadlineMs",
                            20_000))));
  }

  /** What was reported of moves to here. */
  List<JsonNode> reports() {
    return List.copyOf(reports);
  }

  /** Packets that all simulcast senders have sent of the layer with this RID. */
  synchronized long packetsOfLayer(String rid) {
    return members.values().stream()
        .flatMap(member -> member.producers.values().stream())
        .flatMap(producer -> producer.getStats().stream())
        .filter(stats -> rid.equals(stats.get("rid")))
        .mapToLong(
            stats -> stats.get("packetCount") instanceof Number count ? count.longValue() : 0)
        .sum();
  }

  /** Ends one participant's transports, as the agent does when it leaves. */
  synchronized void forget(String peerId) {
    members.forEach(
        (connection, member) -> {
          if (connection.path().contains("peerId=" + peerId)) {
            member.transports.values().forEach(Transport::close);
            members.remove(connection);
          }
        });
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
