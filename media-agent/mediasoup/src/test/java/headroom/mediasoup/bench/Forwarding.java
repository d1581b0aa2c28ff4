// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import headroom.mediasoup.Consumer;
import headroom.mediasoup.PlainTransport;
import headroom.mediasoup.Router;
import headroom.mediasoup.Worker;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PlainRemote;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.rtp.MediaKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A router with one sender and many receivers in a worker that does nothing else. */
final class Forwarding implements AutoCloseable {
  private static final PlainTransportOptions LOOPBACK =
      PlainTransportOptions.on(TransportListenInfo.udp("127.0.0.1"));
  private static final Duration LAST_PACKETS = Duration.ofSeconds(2);

  private final Worker worker;
  private final Load load;
  private final Sinks sinks;
  private final Sender sender;
  private final List<Consumer> consumers = new ArrayList<>();

  /**
   * What a run has come to.
   *
   * @param sent packets that the worker was given
   * @param forwarded packets that it says it has sent on
   * @param arrived packets of those that have reached a socket
   * @param addedBytes by which the arrived packets are longer than those that were sent, on
   *     average: header extensions, which the worker adds to video, and the tag of SRTP
   * @param cpu user and system time of the worker meanwhile
   * @param wall how long it took
   */
  record Outcome(
      long sent, long forwarded, long arrived, double addedBytes, Duration cpu, Duration wall) {
    double microsPerPacket() {
      return cpu.toNanos() / 1e3 / forwarded;
    }

    double packetsPerSecond() {
      return forwarded / (wall.toNanos() / 1e9);
    }

    double shareOfCore() {
      return 100.0 * cpu.toNanos() / wall.toNanos();
    }
  }

  Forwarding(Worker worker, Load load, Protection protection) throws IOException {
    this.worker = worker;
    this.load = load;
    this.sinks = new Sinks();
    Router router = worker.createRouter(Load.CODECS);
    PlainTransport source = router.createPlainTransport(LOOPBACK.withComedia(true));
    String audio = source.produce(ProducerOptions.of(MediaKind.AUDIO, Load.microphone())).id();
    String video = source.produce(ProducerOptions.of(MediaKind.VIDEO, Load.camera())).id();
    for (int i = 0; i < load.receivers(); i++) {
      PlainTransport receiver = router.createPlainTransport(protection.applyTo(LOOPBACK));
      receiver.connect(PlainRemote.at("127.0.0.1", sinks.port(i)).withSrtp(protection.farEnd()));
      consumers.add(receiver.consume(ConsumerOptions.of(audio, Load.RECEIVER)));
      consumers.add(receiver.consume(ConsumerOptions.of(video, Load.RECEIVER)));
    }
    this.sender =
        new Sender(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), source.tuple().localPort()));
  }

  /** Sends for as long as the load says; to be called once. */
  Outcome run() throws IOException {
    Duration before = worker.getResourceUsage().cpuTime();
    long start = System.nanoTime();
    sender.send(load.duration());
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    awaitLastPackets();
    Duration cpu = worker.getResourceUsage().cpuTime().minus(before);
    long arrived = sinks.arrived();
    double longer =
        (double) sinks.arrivedBytes() / Math.max(1, arrived)
            - (double) sender.sentBytes() / sender.sent();
    long forwarded = consumers.stream().mapToLong(Forwarding::packetsSent).sum();
    return new Outcome(sender.sent(), forwarded, arrived, longer, cpu, wall);
  }

  @Override
  public void close() throws IOException {
    sender.close();
    sinks.close();
  }

  /** A busy machine may let the worker wait; what is lost does not come, so there is an end. */
  private void awaitLastPackets() {
    long end = System.nanoTime() + LAST_PACKETS.toNanos();
    while (sinks.arrived() < sender.sent() * load.receivers() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private static long packetsSent(Consumer consumer) {
    return consumer.getStats().stream()
        .filter(stream -> "outbound-rtp".equals(stream.get("type")))
        .mapToLong(stream -> ((Number) stream.getOrDefault("packetCount", 0L)).longValue())
        .sum();
  }
}
