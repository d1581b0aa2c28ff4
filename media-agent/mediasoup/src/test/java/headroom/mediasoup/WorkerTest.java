// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import headroom.mediasoup.error.ClosedException;
import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.RejectedException;
import headroom.mediasoup.error.WorkerProcessException;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WorkerSettings;
import headroom.mediasoup.state.ResourceUsage;
import headroom.mediasoup.state.WorkerDump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class WorkerTest {
  @RegisterExtension final TestWorkers workers = new TestWorkers();

  @Test
  void aNewWorkerRunsAndIsEmpty() {
    Worker worker = workers.start();

    WorkerDump dump = worker.dump();
    assertThat(dump.pid()).isEqualTo(worker.pid());
    assertThat(dump.routerIds()).isEmpty();
    assertThat(dump.webRtcServerIds()).isEmpty();
    assertThat(worker.closed()).isFalse();
    assertThat(worker.died()).isFalse();
    assertThat(worker.generation()).isEqualTo(1);
  }

  @Test
  void aWorkerTellsWhatItUses() {
    Worker worker = workers.start();

    ResourceUsage usage = worker.getResourceUsage();
    assertThat(usage.cpuTime()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
    assertThat(worker.residentBytes().orElse(0)).isGreaterThan(1_000_000);
    assertThat(worker.roundTrip(Duration.ofSeconds(2)))
        .isBetween(Duration.ZERO, Duration.ofSeconds(2));
  }

  @Test
  void aWorkerIsBoundToItsCpu() throws Exception {
    Worker worker = workers.start(workers.settings().withCpu(1));

    String status = Files.readString(Path.of("/proc/" + worker.pid() + "/status"));
    assertThat(status).containsPattern("Cpus_allowed_list:\\s+1\n");
  }

  @Test
  void itsLogCanBeChangedAndNonsenseIsRefused() {
    Worker worker = workers.start();

    worker.updateSettings("debug", List.of("ice", "rtp"));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> worker.updateSettings("chatty", List.of()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.INVALID_ARGUMENT));
  }

  @Test
  void closingAWorkerClosesAllInItAndLeavesNothingBehind() {
    Worker worker = workers.start();
    var reason = new AtomicReference<CloseReason>();
    worker.onClose(reason::set);
    Router router = worker.createRouter(Samples.CODECS);
    WebRtcServer server = worker.createWebRtcServer(List.of(TransportListenInfo.udp("127.0.0.1")));
    var routerReason = new AtomicReference<CloseReason>();
    router.onClose(routerReason::set);

    worker.close();

    assertThat(worker.closed()).isTrue();
    assertThat(worker.died()).isFalse();
    assertThat(reason).hasValue(CloseReason.WORKER_CLOSED);
    assertThat(routerReason).hasValue(CloseReason.WORKER_CLOSED);
    assertThat(server.closed()).isTrue();
    assertThat(worker.routers()).isEmpty();
    assertThat(ProcessHandle.of(worker.pid())).isEmpty();
    assertThat(worker.folder()).doesNotExist();
    assertThatExceptionOfType(ClosedException.class)
        .isThrownBy(worker::dump)
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_CLOSED));
  }

  @Test
  void aLateListenerHearsThatTheWorkerIsClosed() {
    Worker worker = workers.start();
    worker.close();
    worker.close();

    var reason = new AtomicReference<CloseReason>();
    worker.onClose(reason::set);
    assertThat(reason).hasValue(CloseReason.WORKER_CLOSED);
  }

  @Test
  void wrongSettingsAreNamed() {
    WorkerSettings settings = workers.settings().withArguments(List.of("--rtcMinPort=none"));

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> workers.start(settings))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_START_FAILED))
        .withMessageContaining("settings")
        .withMessageContaining("42");
    assertThat(settings.folder()).doesNotExist();
  }

  @Test
  void aBinaryThatIsNoneIsNamed() {
    var settings =
        WorkerSettings.of(Path.of("/nowhere/mediasoup-worker"), workers.parent().resolve("w"));

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> workers.start(settings))
        .withMessageContaining("/nowhere/mediasoup-worker");
  }

  @Test
  void aBinaryThatEndsAtOnceIsNoWorker() {
    var settings = WorkerSettings.of(Path.of("/bin/true"), workers.parent().resolve("w"));

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> workers.start(settings))
        .withMessageContaining("exit code 0");
    assertThat(settings.folder()).doesNotExist();
  }

  @Test
  void aBinaryThatSaysNothingIsNoWorker() {
    var settings =
        WorkerSettings.of(Path.of("/bin/cat"), workers.parent().resolve("w"))
            .withArguments(List.of("/proc/self/fd/3"))
            .withTimeouts(Duration.ofMillis(300), Duration.ofSeconds(1));

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> workers.start(settings));
    assertThat(settings.folder()).doesNotExist();
  }

  @Test
  void aFolderIsForOneWorkerOnly() {
    WorkerSettings settings = workers.settings();
    workers.start(settings);

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> workers.start(settings))
        .withMessageContaining("there already");
  }

  /** What comes to a whole process group when its terminal or its owner goes. */
  @Test
  void aWorkerIgnoresSignalsThatAreMeantForOthers() throws Exception {
    Worker worker = workers.start();

    for (String signal : List.of("PIPE", "HUP", "ALRM", "USR1", "USR2")) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(worker.pid())).start().waitFor();
    }

    assertThat(worker.dump().pid()).isEqualTo(worker.pid());
  }

  @Test
  void aWorkerIsNotOfItsOwnersSession() throws Exception {
    Worker worker = workers.start();

    List<String> stat =
        List.of(
            Files.readString(Path.of("/proc/" + worker.pid() + "/stat"))
                .replaceAll(".*\\) ", "")
                .split(" ", -1));
    // Process group and session, after state and parent.
    assertThat(stat.subList(2, 4)).containsOnly(Long.toString(worker.pid()));
  }

  @Test
  void twoServersCannotShareAPort() {
    Worker worker = workers.start();
    WebRtcServer server = worker.createWebRtcServer(List.of(TransportListenInfo.tcp("127.0.0.1")));
    int port = server.dump().tcpServers().getFirst().port();

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(
            () ->
                worker.createWebRtcServer(
                    List.of(TransportListenInfo.tcp("127.0.0.1").withPort(port))));
    assertThat(worker.dump().webRtcServerIds()).containsExactly(server.id());
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    Worker worker = workers.start();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () -> worker.createWebRtcServer(List.of(TransportListenInfo.udp("no address"))));
    assertThat(worker.dump().webRtcServerIds()).isEmpty();
  }

  @Test
  void aClosedServerIsGoneInTheWorkerToo() {
    Worker worker = workers.start();
    WebRtcServer server = worker.createWebRtcServer(List.of(TransportListenInfo.udp("127.0.0.1")));

    server.close();

    await().untilAsserted(() -> assertThat(worker.dump().webRtcServerIds()).isEmpty());
    assertThat(worker.webRtcServers()).isEmpty();
  }
}
