// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import headroom.mediasoup.Worker;
import headroom.mediasoup.options.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * CPU of a worker per packet that it forwards, without SRTP and with two suites of it.
 *
 * <ul>
 *   <li>MEDIASOUP_WORKER_BIN: the worker to measure (required)
 *   <li>BENCH_RECEIVERS: plain transports that one sender is forwarded to (100, which is 15,000
 *       packets a second)
 *   <li>BENCH_SECONDS: how long each variant sends (3)
 * </ul>
 */
public final class ForwardingBench {
  private static final Load WARM_UP = new Load(10, Duration.ofMillis(300));

  private ForwardingBench() {}

  /** Measures once and prints a line of JSON per figure. */
  public static void main(String[] args) throws IOException {
    Path binary = Settings.binary();
    Load load =
        new Load(
            Settings.number("BENCH_RECEIVERS", 100),
            Duration.ofSeconds(Settings.number("BENCH_SECONDS", 3)));
    measure(binary, WARM_UP, Protection.NONE);
    for (Protection protection : Protection.values()) {
      Forwarding.Outcome outcome = measure(binary, load, protection);
      String label = protection.label();
      Figures.print("forward." + label, "µs/packet", outcome.microsPerPacket());
      Figures.print("share-of-core." + label, "%", outcome.shareOfCore());
      Figures.print("packets." + label, "1/s", outcome.packetsPerSecond());
      Figures.print(
          "arrived." + label, "%", 100.0 * outcome.arrived() / Math.max(1, outcome.forwarded()));
    }
  }

  /** Each variant has a worker of its own, so that none begins with the memory of another. */
  static Forwarding.Outcome measure(Path binary, Load load, Protection protection)
      throws IOException {
    Path parent = Files.createTempDirectory("headroom-bench");
    try (Worker worker = Worker.start(WorkerSettings.of(binary, parent.resolve("worker")));
        Forwarding forwarding = new Forwarding(worker, load, protection)) {
      return forwarding.run();
    } finally {
      Files.deleteIfExists(parent);
    }
  }
}
