// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import com.sun.management.OperatingSystemMXBean;
import headroom.mediasoup.Producer;
import headroom.mediasoup.Router;
import headroom.mediasoup.Transport;
import headroom.mediasoup.WebRtcTransport;
import headroom.mediasoup.Worker;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.options.WorkerSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The other half of bench/node/channel-bench.mjs, with the same workload, worker, settings and
 * figures: MEDIASOUP_WORKER_BIN, BENCH_OPERATIONS (2000), BENCH_CONSUMERS (500), BENCH_IN_FLIGHT
 * (64), BENCH_WARMUP (3), BENCH_ROUNDS (5).
 */
public final class ChannelBench {
  private static final TransportListenInfo LISTEN = TransportListenInfo.udp("127.0.0.1");

  private final Worker worker;
  private final Workload workload;
  private final Repeated repeated =
      new Repeated(Settings.number("BENCH_WARMUP", 3), Settings.number("BENCH_ROUNDS", 5));
  private final int operations = Settings.number("BENCH_OPERATIONS", 2000);
  private final int consumers = Settings.number("BENCH_CONSUMERS", 500);
  private final int inFlight = Settings.number("BENCH_IN_FLIGHT", 64);

  private ChannelBench(Worker worker, Workload workload) {
    this.worker = worker;
    this.workload = workload;
  }

  /** Measures once and prints a line of JSON per figure. */
  public static void main(String[] args) throws Exception {
    Workload workload = Workload.read();
    Path parent = Files.createTempDirectory("headroom-bench");
    WorkerSettings settings =
        WorkerSettings.of(Settings.binary(), parent.resolve("worker")).withLog("error", List.of());
    try (Worker worker = Worker.start(settings)) {
      new ChannelBench(worker, workload).measure();
    } finally {
      Files.deleteIfExists(parent);
    }
  }

  private void measure() throws Exception {
    var plain = createAndClose(router -> plainTransport(router).close());
    var webRtc = createAndClose(router -> webRtcTransport(router).close());
    measure("plain-transport.create-close", operations, plain);
    measure("webrtc-transport.create-close", operations, webRtc);
    measure("consume", consumers, consume());

    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Figures.print("controller.cpu", "s", system.getProcessCpuTime() / 1e9);
    Figures.print("controller.rss", "MB", residentKilobytes() * 1024 / 1e6);
    Figures.print("worker.cpu", "s", worker.getResourceUsage().cpuTime().toNanos() / 1e9);
  }

  private <T> void measure(String name, int count, Repeated.Round<T> round)
      throws InterruptedException {
    Figures.print(name + ".one-at-a-time", "1/s", repeated.rate(count, 1, round));
    Figures.print(name + ".in-flight", "1/s", repeated.rate(count, inFlight, round));
  }

  private Repeated.Round<Router> createAndClose(Consumer<Router> operation) {
    return new Repeated.Round<>(
        () -> worker.createRouter(workload.mediaCodecs()), operation, this::settle, Router::close);
  }

  private Repeated.Round<Call> consume() {
    return new Repeated.Round<>(
        () -> {
          Router router = worker.createRouter(workload.mediaCodecs());
          Producer producer = webRtcTransport(router).produce(workload.producerOptions());
          return new Call(router, producer, webRtcTransport(router));
        },
        call ->
            call.receiver()
                .consume(
                    ConsumerOptions.of(call.producer().id(), call.router().rtpCapabilities())
                        .withPaused(true)),
        this::settle,
        call -> call.router().close());
  }

  /** One who sends and one who receives. */
  private record Call(Router router, Producer producer, Transport receiver) {}

  /** A close does not wait for its answer; a request behind it, answered in order, does. */
  private void settle() {
    worker.getResourceUsage();
  }

  private static Transport plainTransport(Router router) {
    return router.createPlainTransport(PlainTransportOptions.on(LISTEN));
  }

  private static WebRtcTransport webRtcTransport(Router router) {
    return router.createWebRtcTransport(List.of(LISTEN), WebRtcTransportOptions.preset());
  }

  private static long residentKilobytes() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
