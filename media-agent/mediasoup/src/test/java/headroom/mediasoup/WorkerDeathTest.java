// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.MediasoupException;
import headroom.mediasoup.error.TemporaryException;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.MediaKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class WorkerDeathTest {
  @RegisterExtension final TestWorkers workers = new TestWorkers();

  @Test
  void aDeadWorkerIsNoticedAtOnceAndTakesAllWithIt() {
    Worker worker = workers.start();
    Router router = worker.createRouter(Samples.CODECS);
    WebRtcTransport transport =
        router.createWebRtcTransport(List.of(Samples.LOOPBACK), WebRtcTransportOptions.preset());
    Producer producer =
        transport.produce(ProducerOptions.of(MediaKind.AUDIO, Samples.microphone()));
    Consumer consumer = transport.consume(ConsumerOptions.of(producer.id(), Samples.everything()));
    var death = new CompletableFuture<WorkerDeath>();
    worker.onDied(death::complete);
    var reason = new AtomicReference<CloseReason>();
    router.onClose(reason::set);

    worker.kill();

    assertThat(death)
        .succeedsWithin(Duration.ofSeconds(2))
        .satisfies(
            how -> {
              assertThat(how.pid()).isEqualTo(worker.pid());
              // 128 + SIGKILL.
              assertThat(how.exitCode()).hasValue(137);
            });
    assertThat(worker.died()).isTrue();
    assertThat(worker.closed()).isTrue();
    assertThat(reason).hasValue(CloseReason.WORKER_DIED);
    assertThat(consumer.closed()).isTrue();
    assertThat(producer.closed()).isTrue();
    assertThat(worker.folder()).doesNotExist();
    assertThatExceptionOfType(ClosedException.class)
        .isThrownBy(worker::dump)
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_DIED));
    // To close what is dead already harms nobody.
    router.close();
    worker.close();
  }

  @Test
  void allWhoWaitFailAtOnce() throws Exception {
    Worker worker = workers.start();
    signal(worker, "STOP");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> waiting = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        waiting.add(threads.submit(worker::dump));
      }

      worker.kill();

      for (Future<?> request : waiting) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> request.get(2, TimeUnit.SECONDS))
            .withCauseInstanceOf(ClosedException.class);
      }
    }
  }

  @Test
  void aWorkerThatHangsMakesRequestsTimeOutAndRecovers() throws Exception {
    Worker worker =
        workers.start(
            workers.settings().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300)));
    Router router = worker.createRouter(Samples.CODECS);
    signal(worker, "STOP");

    assertThatExceptionOfType(TemporaryException.class)
        .isThrownBy(worker::dump)
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.REQUEST_TIMEOUT));
    assertThatExceptionOfType(TemporaryException.class)
        .isThrownBy(() -> worker.roundTrip(Duration.ofMillis(50)));
    assertThatExceptionOfType(TemporaryException.class)
        .isThrownBy(() -> router.createPlainTransport(PlainTransportOptions.on(Samples.LOOPBACK)));
    assertThat(worker.closed()).isFalse();

    signal(worker, "CONT");

    await().untilAsserted(() -> assertThat(worker.dump().routerIds()).hasSize(1));
    // The transport that timed out was made after all, and then closed again.
    await().untilAsserted(() -> assertThat(router.dump().transportIds()).isEmpty());
  }

  /** More than the pipe and the queue hold: nobody may block for longer than the time-out. */
  @Test
  void aWorkerThatHangsBlocksNobody() throws Exception {
    Worker worker =
        workers.start(
            workers.settings().withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(1)));
    signal(worker, "STOP");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<MediasoupError>> waiting = new ArrayList<>();
      long start = System.nanoTime();
      for (int i = 0; i < 25_000; i++) {
        waiting.add(threads.submit(() -> errorOf(worker::dump)));
      }
      List<MediasoupError> errors = new ArrayList<>();
      for (Future<MediasoupError> request : waiting) {
        errors.add(request.get(30, TimeUnit.SECONDS));
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(errors)
          .contains(MediasoupError.REQUEST_TIMEOUT)
          .isSubsetOf(MediasoupError.REQUEST_TIMEOUT, MediasoupError.WORKER_BUSY);
    }
    signal(worker, "CONT");
    await().untilAsserted(() -> assertThat(worker.dump().pid()).isEqualTo(worker.pid()));
  }

  @Test
  void aHungWorkerCanBeClosed() throws Exception {
    Worker worker = workers.start();
    signal(worker, "STOP");

    worker.close();

    await().untilAsserted(() -> assertThat(ProcessHandle.of(worker.pid())).isEmpty());
    assertThat(worker.folder()).doesNotExist();
  }

  private static MediasoupError errorOf(Runnable request) {
    try {
      request.run();
      throw new IllegalStateException("A worker that is stopped has answered");
    } catch (MediasoupException e) {
      return e.code();
    }
  }

  private static void signal(Worker worker, String signal)
      throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(worker.pid())).start().waitFor();
    assertThat(exit).isZero();
  }
}
