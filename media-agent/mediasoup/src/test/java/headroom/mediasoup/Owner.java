// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.options.WorkerSettings;
import headroom.mediasoup.rtp.MediaKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A JVM that owns a worker with a room of four, and can be killed. */
final class Owner {
  private final Process process;
  private final Path folder;
  private final String routerId;

  private Owner(Process process, Path folder, String routerId) {
    this.process = process;
    this.folder = folder;
    this.routerId = routerId;
  }

  static Owner start(WorkerSettings settings) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                settings.binary().toString(),
                settings.folder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String routerId = output.readLine();
    if (routerId == null) {
      throw new IllegalStateException("The owner ended at its start");
    }
    return new Owner(process, settings.folder(), routerId);
  }

  Path folder() {
    return folder;
  }

  String routerId() {
    return routerId;
  }

  void killAfter(Duration time) throws InterruptedException {
    LockSupport.parkNanos(time.toNanos());
    process.destroyForcibly();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The owner can't be killed");
    }
  }

  /** The owner's own main. */
  public static void main(String[] arguments) {
    Worker worker = Worker.start(WorkerSettings.of(Path.of(arguments[0]), Path.of(arguments[1])));
    WebRtcServer server = worker.createWebRtcServer(List.of(TransportListenInfo.udp("127.0.0.1")));
    Router router = worker.createRouter(Samples.CODECS);
    List<WebRtcTransport> transports = new ArrayList<>();
    List<Producer> producers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      WebRtcTransport transport =
          router.createWebRtcTransport(server, WebRtcTransportOptions.preset());
      transports.add(transport);
      producers.add(transport.produce(ProducerOptions.of(MediaKind.VIDEO, Samples.camera())));
    }
    for (WebRtcTransport transport : transports) {
      for (Producer producer : producers) {
        if (producer.transport() != transport) {
          transport.consume(ConsumerOptions.of(producer.id(), Samples.everything()));
        }
      }
    }
    for (int i = 0; i < 8; i++) {
      Thread.ofPlatform().start(() -> flood(worker, router, producers));
    }
    System.out.println(router.id());
  }

  private static void flood(Worker worker, Router router, List<Producer> producers) {
    while (true) {
      producers.forEach(Producer::dump);
      router.createPlainTransport(PlainTransportOptions.on(Samples.LOOPBACK)).close();
      worker.dump();
    }
  }
}
