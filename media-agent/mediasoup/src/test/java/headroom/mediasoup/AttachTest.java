// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.WorkerProcessException;
import headroom.mediasoup.options.AudioLevelObserverOptions;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.DataConsumerOptions;
import headroom.mediasoup.options.DataProducerOptions;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.SctpOptions;
import headroom.mediasoup.options.TransportListenInfo;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.process.WorkerFolder;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.rtp.SrtpCryptoSuite;
import headroom.mediasoup.state.ConsumerLayers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class AttachTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final RouterCodecs CODECS = routerId -> Optional.of(Samples.CODECS);

  @RegisterExtension final TestWorkers workers = new TestWorkers();

  @Test
  void aNewOwnerFindsAllThatRunsAsItWas() {
    Worker first = workers.start();
    WebRtcServer server =
        first.createWebRtcServer(
            List.of(TransportListenInfo.udp("127.0.0.1"), TransportListenInfo.tcp("127.0.0.1")));
    Router router = first.createRouter(Samples.CODECS);
    WebRtcTransport webRtc =
        router.createWebRtcTransport(
            server, WebRtcTransportOptions.preset().withSctp(SctpOptions.enabled()));
    Producer audio = webRtc.produce(ProducerOptions.of(MediaKind.AUDIO, Samples.microphone()));
    Producer video =
        webRtc.produce(ProducerOptions.of(MediaKind.VIDEO, Samples.camera()).withPaused(true));
    Consumer hears = webRtc.consume(ConsumerOptions.of(audio.id(), Samples.everything()));
    Consumer sees =
        webRtc.consume(
            ConsumerOptions.of(video.id(), Samples.everything())
                .withPaused(true)
                .withPreferredLayers(new ConsumerLayers(1, 0)));
    sees.setPriority(7);
    DataProducer dataProducer =
        webRtc.produceData(
            DataProducerOptions.of(new SctpStreamParameters(3, true, null, null))
                .withLabel("chat"));
    DataConsumer dataConsumer = webRtc.consumeData(DataConsumerOptions.of(dataProducer.id()));
    PlainTransport plain =
        router.createPlainTransport(
            PlainTransportOptions.on(Samples.LOOPBACK)
                .withSrtp(SrtpCryptoSuite.AES_CM_128_HMAC_SHA1_80));
    PipeTransport pipe =
        router.createPipeTransport(
            PipeTransportOptions.on(Samples.LOOPBACK).withRtx(true).withSrtp(true));
    Consumer piped = pipe.consume(video.id());
    ActiveSpeakerObserver speakers = router.createActiveSpeakerObserver(300);
    AudioLevelObserver levels = router.createAudioLevelObserver(AudioLevelObserverOptions.preset());

    first.detach();
    Worker second = workers.keep(Worker.attach(first.folder(), TIMEOUT));
    Restoration restored = second.restore(CODECS);

    assertThat(second.pid()).isEqualTo(first.pid());
    assertThat(second.generation()).isEqualTo(2);
    assertThat(restored.unknownRouterIds()).isEmpty();
    Router again = restored.routers().getFirst();
    assertThat(again.id()).isEqualTo(router.id());
    assertThat(again.rtpCapabilities()).isEqualTo(router.rtpCapabilities());
    assertThat(again.transports()).hasSize(3);

    WebRtcTransport webRtcAgain = (WebRtcTransport) again.transport(webRtc.id()).orElseThrow();
    assertThat(webRtcAgain.iceParameters()).isEqualTo(webRtc.iceParameters());
    assertThat(webRtcAgain.iceCandidates()).isEqualTo(webRtc.iceCandidates());
    assertThat(webRtcAgain.dtlsParameters()).isEqualTo(webRtc.dtlsParameters());
    assertThat(webRtcAgain.sctpParameters()).isEqualTo(webRtc.sctpParameters());
    assertThat(webRtcAgain.sctpState()).isEqualTo(webRtc.sctpState());
    WebRtcServer serverAgain = restored.webRtcServers().getFirst();
    assertThat(serverAgain.id()).isEqualTo(server.id());
    assertThat(serverAgain.webRtcTransports()).containsExactly(webRtcAgain);

    Producer videoAgain = again.producer(video.id()).orElseThrow();
    assertThat(videoAgain.paused()).isTrue();
    assertThat(videoAgain.type()).isEqualTo(video.type());
    assertThat(videoAgain.rtpParameters()).isEqualTo(video.rtpParameters());
    assertThat(videoAgain.consumableRtpParameters()).isEqualTo(video.consumableRtpParameters());
    assertThat(again.producer(audio.id()).orElseThrow().consumableRtpParameters())
        .isEqualTo(audio.consumableRtpParameters());
    Consumer seesAgain = webRtcAgain.consumer(sees.id()).orElseThrow();
    assertThat(seesAgain.producerId()).isEqualTo(video.id());
    assertThat(seesAgain.paused()).isTrue();
    assertThat(seesAgain.producerPaused()).isTrue();
    assertThat(seesAgain.priority()).isEqualTo(7);
    assertThat(seesAgain.preferredLayers()).isEqualTo(new ConsumerLayers(1, 0));
    assertThat(seesAgain.rtpParameters()).isEqualTo(sees.rtpParameters());
    assertThat(seesAgain.type()).isEqualTo(sees.type());
    assertThat(webRtcAgain.consumer(hears.id()).orElseThrow().rtpParameters())
        .isEqualTo(hears.rtpParameters());
    assertThat(again.dataProducer(dataProducer.id()).orElseThrow().label()).isEqualTo("chat");
    assertThat(webRtcAgain.dataConsumer(dataConsumer.id()).orElseThrow().sctpStreamParameters())
        .isEqualTo(dataConsumer.sctpStreamParameters());

    PlainTransport plainAgain = (PlainTransport) again.transport(plain.id()).orElseThrow();
    assertThat(plainAgain.tuple()).isEqualTo(plain.tuple());
    assertThat(plainAgain.srtpParameters()).isEqualTo(plain.srtpParameters());
    PipeTransport pipeAgain = (PipeTransport) again.transport(pipe.id()).orElseThrow();
    assertThat(pipeAgain.rtx()).isTrue();
    assertThat(pipeAgain.srtpParameters()).isEqualTo(pipe.srtpParameters());
    assertThat(pipeAgain.consumer(piped.id()).orElseThrow().rtpParameters())
        .isEqualTo(piped.rtpParameters());
    assertThat(again.rtpObservers())
        .extracting(RtpObserver::id)
        .containsExactlyInAnyOrder(speakers.id(), levels.id());
  }

  @Test
  void aNewOwnerCanGoOnWhereTheOldOneStopped() {
    Worker first = workers.start();
    WebRtcServer server = first.createWebRtcServer(List.of(TransportListenInfo.udp("127.0.0.1")));
    WebRtcTransport transport =
        first
            .createRouter(Samples.CODECS)
            .createWebRtcTransport(
                server, WebRtcTransportOptions.preset().withSctp(SctpOptions.enabled()));
    Producer audio = transport.produce(ProducerOptions.of(MediaKind.AUDIO, Samples.microphone()));
    transport.consume(ConsumerOptions.of(audio.id(), Samples.everything())).close();
    DataProducer data =
        transport.produceData(
            DataProducerOptions.of(new SctpStreamParameters(3, true, null, null)));
    transport.consumeData(DataConsumerOptions.of(data.id()));
    first.detach();

    Worker second = workers.keep(Worker.attach(first.folder(), TIMEOUT));
    Restoration restored = second.restore(CODECS);
    Router router = restored.routers().getFirst();
    Transport again = router.transport(transport.id()).orElseThrow();

    Producer video =
        again.produce(
            ProducerOptions.of(
                MediaKind.VIDEO,
                Samples.camera()
                    .withRtcp(new headroom.mediasoup.rtp.RtcpParameters("OTHER", true))));
    assertThat(video.rtpParameters().rtcp().cname()).isEqualTo("FOOBAR");
    Consumer consumer = again.consume(ConsumerOptions.of(audio.id(), Samples.everything()));
    // MID 0 belonged to a consumer that the first owner closed, so the second can't know of it.
    assertThat(consumer.rtpParameters().mid()).isEqualTo("1000000");
    assertThat(again.consumeData(DataConsumerOptions.of(data.id())).sctpStreamParameters())
        .isEqualTo(new SctpStreamParameters(1, true, null, null));

    var reason = new AtomicReference<CloseReason>();
    consumer.onClose(reason::set);
    router.producer(audio.id()).orElseThrow().close();
    await().untilAsserted(() -> assertThat(reason).hasValue(CloseReason.PRODUCER_CLOSED));
    restored.webRtcServers().getFirst().close();
    assertThat(again.closed()).isTrue();
    second.close();
    // The end of its FIFO is seen a little before the end of the process, which is no child.
    await()
        .untilAsserted(
            () ->
                assertThat(ProcessHandle.of(second.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty());
    assertThat(second.folder()).doesNotExist();
  }

  @Test
  void routersWhoseCodecsNobodyKnowsAreNamedAndCanBeClosed() {
    Worker first = workers.start();
    Router known = first.createRouter(Samples.CODECS);
    Router unknown = first.createRouter(Samples.CODECS);
    first.detach();

    Worker second = workers.keep(Worker.attach(first.folder(), TIMEOUT));
    Restoration restored =
        second.restore(
            id -> id.equals(known.id()) ? Optional.of(Samples.CODECS) : Optional.empty());

    assertThat(restored.routers()).extracting(Router::id).containsExactly(known.id());
    assertThat(restored.unknownRouterIds()).containsExactly(unknown.id());
    second.closeUnknownRouter(unknown.id());
    assertThat(second.dump().routerIds()).containsExactly(known.id());
  }

  @Test
  void aWorkerHasOneOwnerAtATime() {
    Worker worker = workers.start();

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> Worker.attach(worker.folder(), TIMEOUT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_OWNED));
    assertThat(worker.dump().pid()).isEqualTo(worker.pid());
  }

  @Test
  void aDeadWorkerIsLostAndItsFolderCanBeDiscarded() throws IOException {
    Worker worker = workers.start();
    worker.detach();
    worker.kill();

    await()
        .untilAsserted(
            () ->
                assertThatExceptionOfType(WorkerProcessException.class)
                    .isThrownBy(() -> Worker.attach(worker.folder(), TIMEOUT))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_LOST)));
    assertThat(WorkerFolder.list(workers.parent()))
        .containsExactly(new WorkerFolder(worker.folder()));
    new WorkerFolder(worker.folder()).discard();
    assertThat(WorkerFolder.list(workers.parent())).isEmpty();
  }

  @Test
  void aProcessThatHasTheDeadWorkersIdIsNotTakenForIt() throws IOException {
    Worker worker = workers.start();
    worker.detach();
    worker.kill();
    Files.writeString(worker.folder().resolve("process"), ProcessHandle.current().pid() + " 1\n");

    assertThatExceptionOfType(WorkerProcessException.class)
        .isThrownBy(() -> Worker.attach(worker.folder(), TIMEOUT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.WORKER_LOST));
    new WorkerFolder(worker.folder()).discard();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void theDeathOfAWorkerThatWasAttachedToIsNoticedToo() {
    Worker first = workers.start();
    first.createRouter(Samples.CODECS);
    first.detach();
    Worker second = workers.keep(Worker.attach(first.folder(), TIMEOUT));
    second.restore(CODECS);
    var death = new CompletableFuture<WorkerDeath>();
    second.onDied(death::complete);

    second.kill();

    assertThat(death)
        .succeedsWithin(Duration.ofSeconds(2))
        .satisfies(how -> assertThat(how.exitCode()).isEmpty());
    assertThat(second.routers()).isEmpty();
    assertThat(second.folder()).doesNotExist();
  }

  /** A worker that logs each packet that it can't use says something all the time. */
  @Test
  void aWorkerThatNeverStopsTalkingCanBeAttachedTo() throws Exception {
    Worker first = workers.start();
    first.updateSettings("warn", List.of("rtp"));
    PlainTransport transport =
        first
            .createRouter(Samples.CODECS)
            .createPlainTransport(PlainTransportOptions.on(Samples.LOOPBACK).withComedia(true));
    var stop = new AtomicBoolean();
    try (var stray = new RtpSource(transport.tuple(), MediaKind.AUDIO, 4711)) {
      Thread sender = Thread.ofPlatform().start(() -> sendUntil(stop, stray));
      first.detach();

      for (int owner = 0; owner < 5; owner++) {
        Worker next = workers.keep(Worker.attach(first.folder(), TIMEOUT));
        assertThat(next.restore(CODECS).routers()).hasSize(1);
        next.detach();
      }
      stop.set(true);
      sender.join();
      assertThat(stray.sent()).isGreaterThan(100);
    }
  }

  private static void sendUntil(AtomicBoolean stop, RtpSource source) {
    try {
      while (!stop.get()) {
        source.send();
        LockSupport.parkNanos(Duration.ofNanos(200_000).toNanos());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anOwnerWhoIsKilledInTheMiddleOfAFloodLeavesAWorkerThatWorks() throws Exception {
    for (int round = 0; round < 5; round++) {
      Owner owner = Owner.start(workers.settings());
      String routerId = owner.routerId();
      // It floods the channel from now on; each round is interrupted at another moment.
      owner.killAfter(Duration.ofMillis(5 + 13L * round));

      Worker worker = workers.keep(Worker.attach(owner.folder(), TIMEOUT));
      Restoration restored = worker.restore(CODECS);

      assertThat(restored.routers()).extracting(Router::id).containsExactly(routerId);
      Router router = restored.routers().getFirst();
      assertThat(router.transports()).hasSizeGreaterThanOrEqualTo(4);
      assertThat(router.producers()).hasSize(4);
      // Four participants who see each other, as the dead owner has left them.
      assertThat(router.dump().mapConsumerIdProducerId()).hasSize(12);
      assertThat(router.transports().stream().mapToInt(t -> t.consumers().size()).sum())
          .isEqualTo(12);
      worker.close();
    }
  }
}
