// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.wire;

import com.google.flatbuffers.Table;
import headroom.mediasoup.fbs.consumer.DumpResponse;
import headroom.mediasoup.fbs.consumer.SetPreferredLayersResponse;
import headroom.mediasoup.fbs.consumer.SetPriorityResponse;
import headroom.mediasoup.fbs.response.Body;
import headroom.mediasoup.fbs.response.Response;
import headroom.mediasoup.fbs.transport.ConsumeResponse;
import headroom.mediasoup.fbs.transport.ConsumeResponseT;
import headroom.mediasoup.fbs.transport.ProduceResponse;
import headroom.mediasoup.fbs.transport.RestartIceResponse;
import headroom.mediasoup.fbs.webrtctransport.ConnectResponse;
import headroom.mediasoup.fbs.worker.ResourceUsageResponse;
import headroom.mediasoup.rtp.DtlsRole;
import headroom.mediasoup.rtp.IceParameters;
import headroom.mediasoup.rtp.ProducerType;
import headroom.mediasoup.rtp.TransportTuple;
import headroom.mediasoup.state.ConsumerDump;
import headroom.mediasoup.state.ConsumerLayers;
import headroom.mediasoup.state.ConsumerScore;
import headroom.mediasoup.state.ProducerDump;
import headroom.mediasoup.state.ResourceUsage;
import headroom.mediasoup.state.RouterDump;
import headroom.mediasoup.state.TransportDump;
import headroom.mediasoup.state.WebRtcServerDump;
import headroom.mediasoup.state.WorkerDump;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the worker's answers say. */
public final class Answers {
  private Answers() {}

  /** What a consumer is at its creation. */
  public record Consumed(
      boolean paused,
      boolean producerPaused,
      ConsumerScore score,
      @Nullable ConsumerLayers preferredLayers) {}

  public static WorkerDump workerDump(Response response) {
    var from = body(response, new headroom.mediasoup.fbs.worker.DumpResponse()).unpack();
    return new WorkerDump(
        from.getPid(),
        Vectors.strings(from.getWebRtcServerIds()),
        Vectors.strings(from.getRouterIds()),
        Vectors.strings(from.getChannelMessageHandlers().getChannelRequestHandlers()),
        Vectors.strings(from.getChannelMessageHandlers().getChannelNotificationHandlers()));
  }

  public static ResourceUsage resourceUsage(Response response) {
    ResourceUsageResponse from = body(response, new ResourceUsageResponse());
    return new ResourceUsage(
        Duration.ofMillis(from.ruUtime()),
        Duration.ofMillis(from.ruStime()),
        from.ruMaxrss(),
        from.ruMinflt(),
        from.ruMajflt(),
        from.ruNvcsw(),
        from.ruNivcsw());
  }

  public static WebRtcServerDump webRtcServerDump(Response response) {
    var from = body(response, new headroom.mediasoup.fbs.webrtcserver.DumpResponse()).unpack();
    Map<String, String> fragments = new LinkedHashMap<>();
    for (var fragment : from.getLocalIceUsernameFragments()) {
      fragments.put(fragment.getLocalIceUsernameFragment(), fragment.getWebRtcTransportId());
    }
    return new WebRtcServerDump(
        from.getId(),
        Vectors.map(
            from.getUdpSockets(),
            socket -> new WebRtcServerDump.Socket(socket.getIp(), socket.getPort())),
        Vectors.map(
            from.getTcpServers(),
            server -> new WebRtcServerDump.Socket(server.getIp(), server.getPort())),
        Vectors.strings(from.getWebRtcTransportIds()),
        fragments);
  }

  public static RouterDump routerDump(Response response) {
    var from = body(response, new headroom.mediasoup.fbs.router.DumpResponse()).unpack();
    return new RouterDump(
        from.getId(),
        Vectors.strings(from.getTransportIds()),
        Vectors.strings(from.getRtpObserverIds()),
        Vectors.listsByString(from.getMapProducerIdConsumerIds()),
        Vectors.byString(from.getMapConsumerIdProducerId()),
        Vectors.listsByString(from.getMapProducerIdObserverIds()),
        Vectors.listsByString(from.getMapDataProducerIdDataConsumerIds()),
        Vectors.byString(from.getMapDataConsumerIdDataProducerId()));
  }

  /** A transport's dump, of whatever kind it is; direct transports are not made here. */
  public static TransportDump transportDump(Response response) {
    return switch (response.bodyType()) {
      case Body.WebRtcTransport_DumpResponse -> webRtcTransport(response);
      case Body.PlainTransport_DumpResponse -> plainTransport(response);
      case Body.PipeTransport_DumpResponse -> pipeTransport(response);
      default ->
          throw new IllegalStateException(
              "A transport's dump is a " + Body.name(response.bodyType()));
    };
  }

  public static TransportDump.WebRtc webRtcTransport(Response response) {
    return TransportReader.webRtc(
        body(response, new headroom.mediasoup.fbs.webrtctransport.DumpResponse()).unpack());
  }

  public static TransportDump.Plain plainTransport(Response response) {
    return TransportReader.plain(
        body(response, new headroom.mediasoup.fbs.plaintransport.DumpResponse()).unpack());
  }

  public static TransportDump.Pipe pipeTransport(Response response) {
    return TransportReader.pipe(
        body(response, new headroom.mediasoup.fbs.pipetransport.DumpResponse()).unpack());
  }

  public static DtlsRole dtlsLocalRole(Response response) {
    return Numbers.constant(
        Enums.DTLS_ROLES, body(response, new ConnectResponse()).dtlsLocalRole());
  }

  public static IceParameters restartedIce(Response response) {
    RestartIceResponse from = body(response, new RestartIceResponse());
    return new IceParameters(from.usernameFragment(), from.password(), from.iceLite());
  }

  public static PlainConnected plainConnected(Response response) {
    var from = body(response, new headroom.mediasoup.fbs.plaintransport.ConnectResponse()).unpack();
    return new PlainConnected(
        TransportReader.tuple(from.getTuple()),
        TransportReader.tuple(from.getRtcpTuple()),
        TransportReader.srtp(from.getSrtpParameters()));
  }

  /** A plain transport after it was connected; what is absent has not changed. */
  public record PlainConnected(
      @Nullable TransportTuple tuple,
      @Nullable TransportTuple rtcpTuple,
      headroom.mediasoup.rtp.@Nullable SrtpParameters srtpParameters) {}

  public static TransportTuple pipeConnected(Response response) {
    return TransportReader.presentTuple(
        body(response, new headroom.mediasoup.fbs.pipetransport.ConnectResponse())
            .unpack()
            .getTuple());
  }

  public static ProducerType producerType(Response response) {
    return Numbers.constant(Enums.PRODUCER_TYPES, body(response, new ProduceResponse()).type());
  }

  public static ProducerDump producerDump(Response response) {
    return StreamReader.producer(
        body(response, new headroom.mediasoup.fbs.producer.DumpResponse()).unpack());
  }

  public static Consumed consumed(Response response) {
    ConsumeResponseT from = body(response, new ConsumeResponse()).unpack();
    return new Consumed(
        from.getPaused(),
        from.getProducerPaused(),
        StreamReader.score(from.getScore()),
        StreamReader.layers(from.getPreferredLayers()));
  }

  public static ConsumerDump consumerDump(Response response) {
    return StreamReader.consumer(body(response, new DumpResponse()).unpack().getData());
  }

  /** Empty for a consumer that has no layers. */
  public static @Nullable ConsumerLayers preferredLayers(Response response) {
    return response.bodyType() == Body.NONE
        ? null
        : StreamReader.layers(
            body(response, new SetPreferredLayersResponse()).unpack().getPreferredLayers());
  }

  public static int priority(Response response) {
    return body(response, new SetPriorityResponse()).priority();
  }

  public static headroom.mediasoup.state.DataProducerDump dataProducerDump(Response response) {
    var from = body(response, new headroom.mediasoup.fbs.dataproducer.DumpResponse()).unpack();
    return new headroom.mediasoup.state.DataProducerDump(
        from.getId(),
        TransportReader.sctpStream(from.getSctpStreamParameters()),
        from.getLabel(),
        from.getProtocol(),
        from.getPaused());
  }

  public static headroom.mediasoup.state.DataConsumerDump dataConsumerDump(Response response) {
    var from = body(response, new headroom.mediasoup.fbs.dataconsumer.DumpResponse()).unpack();
    return new headroom.mediasoup.state.DataConsumerDump(
        from.getId(),
        from.getDataProducerId(),
        TransportReader.sctpStream(from.getSctpStreamParameters()),
        from.getLabel(),
        from.getProtocol(),
        from.getBufferedAmount(),
        from.getBufferedAmountLowThreshold(),
        from.getPaused(),
        from.getDataProducerPaused());
  }

  static <T extends Table> T body(Response response, T body) {
    if (response.bodyType() == Body.NONE || response.body(body) == null) {
      throw new IllegalStateException("The worker's answer has no body");
    }
    return body;
  }
}
