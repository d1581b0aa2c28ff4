// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.mediasoup.AudioLevelObserver.Volume;
import headroom.mediasoup.options.AudioLevelObserverOptions;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.PipeTransportOptions;
import headroom.mediasoup.options.PlainRemote;
import headroom.mediasoup.options.PlainTransportOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real RTP over the loopback interface. */
@Timeout(60)
class MediaTest {
  private static final Duration PACE = Duration.ofMillis(2);

  @RegisterExtension final TestWorkers workers = new TestWorkers();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPipeBetweenTwoWorkersCarriesAllAndNothingWhileItIsPaused(boolean srtp) throws Exception {
    Router near = workers.start().createRouter(Samples.CODECS);
    Router far = workers.start().createRouter(Samples.CODECS);
    PipeTransportOptions options =
        PipeTransportOptions.on(Samples.LOOPBACK).withRtx(true).withSrtp(srtp);
    PipeTransport nearEnd = near.createPipeTransport(options);
    PipeTransport farEnd = far.createPipeTransport(options);
    nearEnd.connect("127.0.0.1", farEnd.tuple().localPort(), farEnd.srtpParameters());
    farEnd.connect("127.0.0.1", nearEnd.tuple().localPort(), nearEnd.srtpParameters());
    try (var audio = source(near, MediaKind.AUDIO, 1111);
        var video = source(near, MediaKind.VIDEO, 2222);
        var sink = new RtpSink()) {
      PlainTransport out = connectedTo(sink, far);
      Consumer pipedAudio = piped(nearEnd, farEnd, producer(near, MediaKind.AUDIO), out);
      Consumer pipedVideo = piped(nearEnd, farEnd, producer(near, MediaKind.VIDEO), out);

      send(200, audio, video);
      await().until(() -> sink.received(MediaKind.AUDIO) == 200);
      await().until(() -> sink.received(MediaKind.VIDEO) >= 199);

      pipedAudio.pause();
      pipedVideo.pause();
      int audioBefore = sink.received(MediaKind.AUDIO);
      int videoBefore = sink.received(MediaKind.VIDEO);
      send(100, audio, video);
      // What was sent has been read by now, or the worker could not have answered after it.
      near.dump();
      far.dump();
      assertThat(sink.received(MediaKind.AUDIO)).isEqualTo(audioBefore);
      assertThat(sink.received(MediaKind.VIDEO)).isEqualTo(videoBefore);

      pipedAudio.resume();
      pipedVideo.resume();
      send(200, audio, video);
      await().until(() -> sink.received(MediaKind.AUDIO) == audioBefore + 200);
      // The first one may be held back until the key frame that is asked for.
      await().until(() -> sink.received(MediaKind.VIDEO) >= videoBefore + 199);
      assertThat(sink.corrupt()).isZero();
    }
  }

  @Test
  void mediaFlowsWhileNobodyOwnsTheWorker() throws Exception {
    Worker first = workers.start();
    Router router = first.createRouter(Samples.CODECS);
    try (var audio = source(router, MediaKind.AUDIO, 1111);
        var sink = new RtpSink()) {
      PlainTransport out = connectedTo(sink, router);
      Consumer consumer =
          out.consume(
              ConsumerOptions.of(producer(router, MediaKind.AUDIO).id(), Samples.everything()));
      send(100, audio);

      first.detach();
      send(300, audio);
      Worker second = workers.keep(Worker.attach(first.folder(), Duration.ofSeconds(5)));
      second.restore(id -> Optional.of(Samples.CODECS));
      send(100, audio);

      await().until(() -> sink.received(MediaKind.AUDIO) == 500);
      assertThat(sink.corrupt()).isZero();
      Consumer again =
          second
              .router(router.id())
              .orElseThrow()
              .transport(out.id())
              .orElseThrow()
              .consumer(consumer.id())
              .orElseThrow();
      assertThat(again.getStats().getFirst()).containsEntry("packetCount", 500L);
      assertThat(again.score().score()).isEqualTo(10);
    }
  }

  @Test
  void whatIsReceivedAndSentIsCounted() throws Exception {
    Router router = workers.start().createRouter(Samples.CODECS);
    try (var audio = source(router, MediaKind.AUDIO, 1111);
        var sink = new RtpSink()) {
      Producer producer = producer(router, MediaKind.AUDIO);
      var scores = new CopyOnWriteArrayList<Integer>();
      producer.onScore(all -> all.forEach(score -> scores.add(score.score())));
      PlainTransport out = connectedTo(sink, router);
      Consumer consumer = out.consume(ConsumerOptions.of(producer.id(), Samples.everything()));

      send(50, audio);
      await().until(() -> sink.received(MediaKind.AUDIO) == 50);

      assertThat(producer.getStats().getFirst())
          .containsEntry("type", "inbound-rtp")
          .containsEntry("packetCount", 50L)
          .containsEntry("packetsLost", 0)
          .containsKey("bitrateByLayer");
      assertThat(consumer.getStats())
          .extracting(stats -> stats.get("type"))
          .containsExactly("outbound-rtp", "inbound-rtp");
      assertThat(producer.dump().rtpStreams()).hasSize(1);
      await().untilAsserted(() -> assertThat(scores).isNotEmpty());
      assertThat(producer.score()).hasSize(1);
    }
  }

  @Test
  void whoSpeaksIsTold() throws Exception {
    Router router = workers.start().createRouter(Samples.CODECS);
    ActiveSpeakerObserver speakers = router.createActiveSpeakerObserver(300);
    AudioLevelObserver levels =
        router.createAudioLevelObserver(new AudioLevelObserverOptions(2, -70, 300));
    var dominant = new CopyOnWriteArrayList<String>();
    var volumes = new CopyOnWriteArrayList<List<Volume>>();
    var silences = new AtomicInteger();
    speakers.onDominantSpeaker(producer -> dominant.add(producer.id()));
    levels.onVolumes(volumes::add);
    levels.onSilence(silences::incrementAndGet);
    try (var loud = source(router, MediaKind.AUDIO, 1111);
        var quiet = source(router, MediaKind.AUDIO, 3333)) {
      Producer speaker = producer(router, 1111);
      Producer listener = producer(router, 3333);
      for (Producer producer : List.of(speaker, listener)) {
        speakers.addProducer(producer.id());
        levels.addProducer(producer.id());
      }
      assertThat(router.dump().mapProducerIdObserverIds().get(speaker.id()))
          .containsExactlyInAnyOrder(speakers.id(), levels.id());

      for (int i = 0; i < 100; i++) {
        // A level that never changes would be taken for noise.
        loud.send(i % 20 == 0 ? 110 : 5);
        quiet.send(127);
        pace(Duration.ofMillis(15));
      }

      await().untilAsserted(() -> assertThat(dominant).contains(speaker.id()));
      assertThat(dominant.getLast()).isEqualTo(speaker.id());
      await().untilAsserted(() -> assertThat(volumes).isNotEmpty());
      Volume loudest = volumes.getFirst().getFirst();
      assertThat(loudest.producer()).isSameAs(speaker);
      assertThat(loudest.volume()).isBetween(-20, -1);
      await().untilAsserted(() -> assertThat(silences).hasPositiveValue());

      levels.pause();
      assertThat(levels.paused()).isTrue();
      levels.resume();
      levels.removeProducer(speaker.id());
      assertThat(router.dump().mapProducerIdObserverIds().get(speaker.id()))
          .containsExactly(speakers.id());
      speakers.close();
      await()
          .untilAsserted(
              () -> assertThat(router.dump().rtpObserverIds()).containsExactly(levels.id()));
    }
  }

  private static RtpSource source(Router router, MediaKind kind, long ssrc) throws IOException {
    PlainTransport in =
        router.createPlainTransport(PlainTransportOptions.on(Samples.LOOPBACK).withComedia(true));
    RtpParameters params = Samples.plain(kind, ssrc);
    var level =
        new RtpHeaderExtensionParameters(
            RtpHeaderExtensionUri.SSRC_AUDIO_LEVEL.wireName(), RtpSource.LEVEL_ID, false, Map.of());
    in.produce(
        ProducerOptions.of(
            kind,
            new RtpParameters(
                null,
                params.codecs(),
                kind == MediaKind.AUDIO ? List.of(level) : List.of(),
                params.encodings(),
                params.rtcp(),
                null)));
    return new RtpSource(in.tuple(), kind, ssrc);
  }

  private static Producer producer(Router router, MediaKind kind) {
    return router.producers().stream()
        .filter(producer -> producer.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Producer producer(Router router, long ssrc) {
    return router.producers().stream()
        .filter(
            producer ->
                Long.valueOf(ssrc).equals(producer.rtpParameters().encodings().getFirst().ssrc()))
        .findFirst()
        .orElseThrow();
  }

  private static PlainTransport connectedTo(RtpSink sink, Router router) {
    PlainTransport out = router.createPlainTransport(PlainTransportOptions.on(Samples.LOOPBACK));
    out.connect(PlainRemote.at("127.0.0.1", sink.port()));
    return out;
  }

  private static Consumer piped(
      PipeTransport nearEnd, PipeTransport farEnd, Producer producer, PlainTransport out) {
    Consumer piped = nearEnd.consume(producer.id());
    Producer there =
        farEnd.produce(
            ProducerOptions.of(piped.kind(), piped.rtpParameters()).withId(producer.id()));
    assertThat(there.id()).isEqualTo(producer.id());
    out.consume(ConsumerOptions.of(there.id(), Samples.everything()));
    return piped;
  }

  private static void send(int packets, RtpSource... sources) throws IOException {
    for (int i = 0; i < packets; i++) {
      for (RtpSource source : sources) {
        source.send();
      }
      pace(PACE);
    }
  }

  private static void pace(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
