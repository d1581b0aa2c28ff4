// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.error.WorkerProcessException;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.options.WorkerSettings;
import headroom.mediasoup.process.WorkerCommand;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's binary that has been tried out. A worker can't be asked for its version, and one whose
 * schemas differ from ours would misread requests or crash later, so it must do some of everything
 * first.
 *
 * @param sha256 of the file, in hexadecimal digits
 */
public record WorkerBinary(Path path, String sha256) {
  private static final Logger log = LoggerFactory.getLogger(WorkerBinary.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final TransportListenInfo LOOPBACK = TransportListenInfo.udp("127.0.0.1");

  /**
   * Tries out a binary: a worker of it is started, used and ended.
   *
   * @param scratch folder in which the trial may make one of its own
   * @throws WorkerProcessException with code WORKER_BINARY_REJECTED if it fails
   */
  public static WorkerBinary check(Path binary, Path scratch) {
    Path folder = scratch.resolve("trial-" + UUID.randomUUID());
    var settings = WorkerSettings.of(binary, folder).withTimeouts(TIMEOUT, TIMEOUT);
    try {
      tryOut(settings);
      var checked = new WorkerBinary(binary, digest(binary));
      log.info("Worker binary {}, sha-256 {}", checked.path, checked.sha256);
      return checked;
    } catch (MediasoupException | IllegalStateException | IOException e) {
      throw rejected(binary, e.getMessage(), e);
    }
  }

  private static void tryOut(WorkerSettings settings) {
    Worker worker = Worker.start(settings);
    try {
      use(worker);
    } catch (RuntimeException e) {
      worker.kill();
      throw e;
    }
    worker.close();
    OptionalInt exitCode = worker.exitCode();
    if (exitCode.isPresent() && exitCode.getAsInt() != 0) {
      throw new IllegalStateException("it ended with exit code " + exitCode.getAsInt());
    }
  }

  private static void use(Worker worker) {
    Router router =
        worker.createRouter(
            List.of(
                new RtpCodecCapability(
                    MediaKind.AUDIO, "audio/opus", null, 48_000, 2, Map.of(), List.of())));
    Transport plain = router.createPlainTransport(PlainTransportOptions.on(LOOPBACK));
    Transport webRtc =
        router.createWebRtcTransport(List.of(LOOPBACK), WebRtcTransportOptions.preset());
    Producer producer =
        plain.produce(
            ProducerOptions.of(
                MediaKind.AUDIO,
                new RtpParameters(
                    null,
                    List.of(
                        new RtpCodecParameters(
                            "audio/opus", 111, 48_000, 2, Map.of("usedtx", 1), List.of())),
                    List.of(),
                    List.of(RtpEncodingParameters.ofSsrc(1)),
                    new RtcpParameters("trial", true),
                    null)));
    Consumer consumer = webRtc.consume(ConsumerOptions.of(producer.id(), router.rtpCapabilities()));
    expect(
        consumer.rtpParameters(), Completed.undone(consumer.dump().rtpParameters()), "parameters");
    expect(
        Map.of(consumer.id(), producer.id()),
        router.dump().mapConsumerIdProducerId(),
        "router's dump");
    expect("webrtc-transport", webRtc.getStats().getFirst().get("type"), "statistics");
    expect(List.of(router.id()), worker.dump().routerIds(), "dump");
  }

  private static void expect(Object expected, @Nullable Object actual, String what) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException(
          "its %s are %s instead of %s".formatted(what, actual, expected));
    }
  }

  private static String digest(Path binary) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(binary));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WorkerProcessException rejected(
      Path binary, @Nullable String why, Throwable cause) {
    return new WorkerProcessException(
        MediasoupError.WORKER_BINARY_REJECTED,
        "%s is no mediasoup-worker %s that works here: %s"
            .formatted(binary, WorkerCommand.MEDIASOUP_VERSION, why),
        cause);
  }
}
