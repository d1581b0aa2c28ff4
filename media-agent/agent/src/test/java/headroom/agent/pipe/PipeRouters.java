// SPDX-License-Identifier: Apache-2.0
package headroom.agent.pipe;

import headroom.agent.json.MediaJson;
import headroom.agent.model.ErrorCode;
import headroom.agent.testing.Media;
import headroom.agent.testing.RtpReceiver;
import headroom.agent.testing.TestAgent;
import headroom.mediasoup.PlainTransport;
import headroom.mediasoup.Producer;
import headroom.mediasoup.Router;
import headroom.mediasoup.Worker;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PlainRemote;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WorkerSettings;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two routers, each on a real worker of its own. */
final class PipeRouters implements AutoCloseable {
  private static final List<RtpCodecCapability> CODECS =
      List.of(
          new RtpCodecCapability(
              MediaKind.AUDIO, "audio/opus", null, 48_000, 2, Map.of(), List.of()),
          new RtpCodecCapability(
              MediaKind.VIDEO, "video/VP8", null, 90_000, null, Map.of(), List.of()));
  private static final PlainTransportOptions PLAIN =
      PlainTransportOptions.on(TransportListenInfo.udp("127.0.0.1"));

  private final Worker nearWorker;
  private final Worker farWorker;
  private final Router near;
  private final Router far;

  private PipeRouters(Worker nearWorker, Worker farWorker) {
    this.nearWorker = nearWorker;
    this.farWorker = farWorker;
    this.near = nearWorker.createRouter(CODECS);
    this.far = farWorker.createRouter(CODECS);
  }

  static PipeRouters start(Path folder) {
    return new PipeRouters(worker(folder.resolve("near")), worker(folder.resolve("far")));
  }

  private static Worker worker(Path folder) {
    return Worker.start(WorkerSettings.of(TestAgent.workerBinary(), folder));
  }

  Router near() {
    return near;
  }

  Router far() {
    return far;
  }

  /** A producer of the near router on a plain transport of its own. */
  Producer produce(MediaKind kind, long ssrc) {
    var json = kind == MediaKind.AUDIO ? Media.opus(ssrc) : Media.vp8(ssrc);
    var parameters =
        MediaJson.read(
            json, RtpParameters.class, "rtpParameters", ErrorCode.INVALID_RTP_PARAMETERS);
    return near.createPlainTransport(PLAIN.withComedia(true))
        .produce(ProducerOptions.of(kind, parameters));
  }

  /** Where the packets of a producer of {@link #produce} are to go. */
  int port(Producer producer) {
    return ((PlainTransport) producer.transport()).tuple().localPort();
  }

  /** Lets a receiver have a stream of the far router. */
  void listen(Producer arrived, RtpReceiver receiver) {
    var out = far.createPlainTransport(PLAIN);
    out.connect(PlainRemote.at("127.0.0.1", receiver.port()));
    out.consume(ConsumerOptions.of(arrived.id(), far.rtpCapabilities()));
  }

  @Override
  public void close() {
    nearWorker.kill();
    farWorker.kill();
  }
}
