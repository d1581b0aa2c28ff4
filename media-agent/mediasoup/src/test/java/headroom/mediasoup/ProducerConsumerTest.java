// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import headroom.mediasoup.error.InvalidRequestException;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.NotFoundException;
import headroom.mediasoup.error.RejectedException;
import headroom.mediasoup.options.ConsumerOptions;
import headroom.mediasoup.options.ProducerOptions;
import headroom.mediasoup.options.WebRtcTransportOptions;
import headroom.mediasoup.rtp.ConsumerType;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.ProducerType;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.state.ConsumerDump;
import headroom.mediasoup.state.ConsumerLayers;
import headroom.mediasoup.state.ProducerDump;
import headroom.mediasoup.state.TransportBaseDump;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ProducerConsumerTest {
  @RegisterExtension final TestWorkers workers = new TestWorkers();
  private Router router;
  private WebRtcTransport sender;
  private WebRtcTransport receiver;
  private final RtpCapabilities everything = Samples.everything();

  @BeforeEach
  void twoTransports() {
    router = workers.start().createRouter(Samples.CODECS);
    sender = transport();
    receiver = transport();
  }

  @Test
  void aMicrophoneProduces() {
    Producer audio = audio();

    assertThat(audio.kind()).isEqualTo(MediaKind.AUDIO);
    assertThat(audio.type()).isEqualTo(ProducerType.SIMPLE);
    assertThat(audio.paused()).isFalse();
    assertThat(audio.score()).isEmpty();
    assertThat(audio.rtpParameters().codecs()).isEqualTo(Samples.microphone().codecs());
    assertThat(audio.rtpParameters().rtcp().cname()).isEqualTo("FOOBAR");
    ProducerDump dump = audio.dump();
    assertThat(Completed.undone(dump.rtpParameters())).isEqualTo(audio.rtpParameters());
    assertThat(dump.kind()).isEqualTo(MediaKind.AUDIO);
    assertThat(router.dump().mapProducerIdConsumerIds()).containsKey(audio.id());
    assertThat(sender.dump().base().producerIds()).containsExactly(audio.id());
    assertThat(router.producer(audio.id())).contains(audio);
    assertThat(sender.producer(audio.id())).contains(audio);
  }

  @Test
  void aSimulcastCameraProduces() {
    Producer video = video();

    assertThat(video.type()).isEqualTo(ProducerType.SIMULCAST);
    assertThat(video.consumableRtpParameters().encodings()).hasSize(3);
    ProducerDump dump = video.dump();
    assertThat(dump.type()).isEqualTo(ProducerType.SIMULCAST);
    assertThat(Completed.undone(dump.rtpParameters())).isEqualTo(video.rtpParameters());
    assertThat(dump.rtpMapping().encodings())
        .extracting(encoding -> encoding.mappedSsrc())
        .containsExactlyElementsOf(
            video.consumableRtpParameters().encodings().stream()
                .map(RtpEncodingParameters::ssrc)
                .toList());
    TransportBaseDump base = sender.dump().base();
    assertThat(base.ssrcTable()).containsKeys(22_222_222L, 22_222_223L, 22_222_224L);
  }

  @ParameterizedTest
  @CsvSource({"L1T1, SIMPLE", "L1T3, SVC", "L3T3, SVC", "L3T3_KEY, SVC"})
  void aSingleStreamsLayersMakeItsType(String mode, ProducerType type) {
    Producer producer =
        sender.produce(ProducerOptions.of(MediaKind.VIDEO, Samples.oneStream(mode)));

    assertThat(producer.type()).isEqualTo(type);
    Consumer consumer =
        receiver.consume(
            ConsumerOptions.of(producer.id(), everything)
                .withPreferredLayers(new ConsumerLayers(1, 0)));
    assertThat(consumer.type()).isEqualTo(ConsumerType.of(type.wireName()));
    assertThat(consumer.preferredLayers())
        .isEqualTo(
            switch (mode) {
              case "L1T1" -> null;
              case "L1T3" -> new ConsumerLayers(0, 0);
              default -> new ConsumerLayers(1, 0);
            });
  }

  @Test
  void twoProducersOfATransportCannotHaveTheSameMid() {
    audio();
    RtpParameters sameMid = Samples.camera().withMid("AUDIO");

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(() -> sender.produce(ProducerOptions.of(MediaKind.VIDEO, sameMid)));
    assertThat(sender.dump().base().producerIds()).hasSize(1);
  }

  @Test
  void allProducersOfATransportShareItsFirstCname() {
    audio();
    Producer second =
        sender.produce(
            ProducerOptions.of(
                MediaKind.VIDEO,
                Samples.camera()
                    .withRtcp(new headroom.mediasoup.rtp.RtcpParameters("OTHER", true))));

    assertThat(second.rtpParameters().rtcp().cname()).isEqualTo("FOOBAR");
  }

  @Test
  void aProducerPausesAndResumesAndItsConsumersHear() {
    Producer audio = audio();
    Consumer consumer = receiver.consume(ConsumerOptions.of(audio.id(), everything));
    var heard = new CopyOnWriteArrayList<String>();
    audio.onPause(() -> heard.add("paused"));
    audio.onResume(() -> heard.add("resumed"));
    consumer.onProducerPause(() -> heard.add("consumer heard pause"));
    consumer.onProducerResume(() -> heard.add("consumer heard resume"));

    audio.pause();
    audio.pause();
    assertThat(audio.paused()).isTrue();
    assertThat(audio.dump().paused()).isTrue();
    await().untilAsserted(() -> assertThat(consumer.producerPaused()).isTrue());
    audio.resume();
    await().untilAsserted(() -> assertThat(consumer.producerPaused()).isFalse());

    assertThat(audio.dump().paused()).isFalse();
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "paused", "consumer heard pause", "resumed", "consumer heard resume");
  }

  @Test
  void aProducerThatClosesTakesItsConsumersWithIt() {
    Producer audio = audio();
    Consumer consumer = receiver.consume(ConsumerOptions.of(audio.id(), everything));
    var reason = new AtomicReference<CloseReason>();
    consumer.onClose(reason::set);

    audio.close();

    await().untilAsserted(() -> assertThat(reason).hasValue(CloseReason.PRODUCER_CLOSED));
    assertThat(consumer.closed()).isTrue();
    assertThat(receiver.consumers()).isEmpty();
    assertThat(router.producers()).isEmpty();
    assertThat(receiver.dump().base().consumerIds()).isEmpty();
    var late = new AtomicReference<String>("nothing");
    consumer.onProducerClose(() -> late.set("closed"));
    assertThat(late).hasValue("closed");
  }

  @Test
  void aTransportThatClosesTakesItsProducersAndConsumersWithIt() {
    Producer audio = audio();
    Consumer consumer = sender.consume(ConsumerOptions.of(audio.id(), everything));
    Consumer other = receiver.consume(ConsumerOptions.of(audio.id(), everything));

    sender.close();

    assertThat(audio.closed()).isTrue();
    assertThat(consumer.closed()).isTrue();
    await().untilAsserted(() -> assertThat(other.closed()).isTrue());
    assertThat(router.producers()).isEmpty();
  }

  @Test
  void aPausedProducerIsBornPaused() {
    Producer audio =
        sender.produce(ProducerOptions.of(MediaKind.AUDIO, Samples.microphone()).withPaused(true));

    assertThat(audio.paused()).isTrue();
    assertThat(audio.dump().paused()).isTrue();
    assertThat(receiver.consume(ConsumerOptions.of(audio.id(), everything)).producerPaused())
        .isTrue();
  }

  @Test
  void anIdIsForOneProducerOnly() {
    Producer audio = audio();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () ->
                receiver.produce(
                    ProducerOptions.of(MediaKind.AUDIO, Samples.microphone()).withId(audio.id())))
        .satisfies(e -> assertThat(e.code()).isEqualTo(MediasoupError.ALREADY_EXISTS));
    assertThat(audio.dump().id()).isEqualTo(audio.id());
  }

  @Test
  void twoProducersCannotSendTheSameSsrc() {
    audio();

    assertThatExceptionOfType(RejectedException.class)
        .isThrownBy(
            () -> sender.produce(ProducerOptions.of(MediaKind.AUDIO, Samples.microphone())));
    assertThat(sender.producers()).hasSize(1);
    assertThat(sender.dump().base().producerIds()).hasSize(1);
  }

  @Test
  void parametersThatMakeNoSenseNeverReachTheWorker() {
    assertThatExceptionOfType(ParametersException.class)
        .isThrownBy(
            () ->
                sender.produce(
                    ProducerOptions.of(
                        MediaKind.AUDIO,
                        Samples.microphone()
                            .withEncodings(List.of(RtpEncodingParameters.ofSsrc(-1))))));
    assertThatExceptionOfType(ParametersException.class)
        .isThrownBy(() -> sender.produce(ProducerOptions.of(MediaKind.AUDIO, Samples.camera())));
    assertThat(sender.dump().base().producerIds()).isEmpty();
  }

  @Test
  void aCodecThatTheRouterHasNotIsRefused() {
    Router audioOnly = router.worker().createRouter(Samples.CODECS.subList(0, 1));
    WebRtcTransport transport =
        audioOnly.createWebRtcTransport(List.of(Samples.LOOPBACK), WebRtcTransportOptions.preset());

    assertThatExceptionOfType(ParametersException.class)
        .isThrownBy(() -> transport.produce(ProducerOptions.of(MediaKind.VIDEO, Samples.camera())));
  }

  @Test
  void aConsumerOfAMicrophoneIsSimple() {
    Producer audio = audio();

    Consumer consumer = receiver.consume(ConsumerOptions.of(audio.id(), everything));

    assertThat(consumer.type()).isEqualTo(ConsumerType.SIMPLE);
    assertThat(consumer.kind()).isEqualTo(MediaKind.AUDIO);
    assertThat(consumer.producerId()).isEqualTo(audio.id());
    assertThat(consumer.paused()).isFalse();
    assertThat(consumer.producerPaused()).isFalse();
    assertThat(consumer.priority()).isEqualTo(1);
    assertThat(consumer.score().score()).isEqualTo(10);
    assertThat(consumer.preferredLayers()).isNull();
    assertThat(consumer.rtpParameters().mid()).isEqualTo("0");
    ConsumerDump dump = consumer.dump();
    assertThat(Completed.undone(dump.rtpParameters())).isEqualTo(consumer.rtpParameters());
    assertThat(dump.type()).isEqualTo(ConsumerType.SIMPLE);
    assertThat(dump.producerId()).isEqualTo(audio.id());
    assertThat(router.dump().mapConsumerIdProducerId()).containsEntry(consumer.id(), audio.id());
    assertThat(receiver.dump().base().mapSsrcConsumerId()).containsValue(consumer.id());
  }

  @Test
  void aConsumerOfASimulcastCameraHasLayers() {
    Producer video = video();

    Consumer consumer =
        receiver.consume(
            ConsumerOptions.of(video.id(), everything)
                .withPaused(true)
                .withPreferredLayers(new ConsumerLayers(2, 0)));

    assertThat(consumer.type()).isEqualTo(ConsumerType.SIMULCAST);
    assertThat(consumer.paused()).isTrue();
    assertThat(consumer.preferredLayers()).isEqualTo(new ConsumerLayers(2, 0));
    assertThat(consumer.rtpParameters().encodings()).hasSize(1);
    assertThat(consumer.dump().preferredLayers()).isEqualTo(new ConsumerLayers(2, 0));

    consumer.setPreferredLayers(new ConsumerLayers(0, null));
    assertThat(consumer.preferredLayers()).isEqualTo(new ConsumerLayers(0, 2));
    consumer.setPreferredLayers(new ConsumerLayers(200, 200));
    assertThat(consumer.preferredLayers()).isEqualTo(new ConsumerLayers(2, 2));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> consumer.setPreferredLayers(new ConsumerLayers(-1, null)));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> consumer.setPreferredLayers(new ConsumerLayers(256, null)));
  }

  @Test
  void preferredLayersOfASimpleConsumerAreIgnored() {
    Consumer consumer = receiver.consume(ConsumerOptions.of(audio().id(), everything));

    consumer.setPreferredLayers(new ConsumerLayers(1, 1));
    assertThat(consumer.preferredLayers()).isNull();
  }

  @Test
  void aConsumerPausesAndResumes() {
    Consumer consumer = receiver.consume(ConsumerOptions.of(audio().id(), everything));

    consumer.pause();
    assertThat(consumer.paused()).isTrue();
    assertThat(consumer.dump().paused()).isTrue();
    consumer.resume();
    assertThat(consumer.paused()).isFalse();
    assertThat(consumer.dump().paused()).isFalse();
  }

  @Test
  void aConsumersPriorityIsFrom1To255() {
    Consumer consumer = receiver.consume(ConsumerOptions.of(video().id(), everything));

    consumer.setPriority(255);
    assertThat(consumer.priority()).isEqualTo(255);
    assertThat(consumer.dump().priority()).isEqualTo(255);
    consumer.unsetPriority();
    assertThat(consumer.priority()).isEqualTo(1);
    for (int absurd : new int[] {-1, 0, 256}) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> consumer.setPriority(absurd));
    }
    consumer.requestKeyFrame();
  }

  @Test
  void eachConsumerOfATransportHasAMidOfItsOwn() {
    String producer = audio().id();

    assertThat(receiver.consume(ConsumerOptions.of(producer, everything)).rtpParameters().mid())
        .isEqualTo("0");
    assertThat(
            receiver
                .consume(ConsumerOptions.of(producer, everything).withMid("custom"))
                .rtpParameters()
                .mid())
        .isEqualTo("custom");
    assertThat(receiver.consume(ConsumerOptions.of(producer, everything)).rtpParameters().mid())
        .isEqualTo("1");
  }

  @Test
  void aConsumerCanTakeAllStreamsOfAProducer() {
    Consumer consumer =
        receiver.consume(ConsumerOptions.of(video().id(), everything).withPipe(true));

    assertThat(consumer.type()).isEqualTo(ConsumerType.PIPE);
    assertThat(consumer.rtpParameters().encodings()).hasSize(3);
    assertThat(consumer.rtpParameters().mid()).isNull();
    assertThat(consumer.dump().rtpStreams()).hasSize(3);
  }

  @Test
  void whatNobodyCanConsumeIsRefused() {
    Producer video = video();
    RtpCapabilities audioOnly =
        new RtpCapabilities(List.of(everything.codecs().getFirst()), List.of());

    assertThat(router.canConsume(video.id(), everything)).isTrue();
    assertThat(router.canConsume(video.id(), audioOnly)).isFalse();
    assertThat(router.canConsume("unknown", everything)).isFalse();
    assertThatExceptionOfType(ParametersException.class)
        .isThrownBy(() -> receiver.consume(ConsumerOptions.of(video.id(), audioOnly)));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> receiver.consume(ConsumerOptions.of("unknown", everything)));
    assertThat(receiver.dump().base().consumerIds()).isEmpty();
  }

  @Test
  void aConsumersStatisticsAreOfBothSides() {
    Producer audio = audio();
    Consumer consumer = receiver.consume(ConsumerOptions.of(audio.id(), everything));

    List<Map<String, Object>> stats = consumer.getStats();

    assertThat(stats.getFirst())
        .containsEntry("type", "outbound-rtp")
        .containsEntry("kind", "audio")
        .containsEntry("mimeType", "audio/opus")
        .containsEntry("packetCount", 0L)
        .containsEntry("ssrc", consumer.rtpParameters().encodings().getFirst().ssrc());
    assertThat(audio.getStats()).isEmpty();
  }

  private WebRtcTransport transport() {
    return router.createWebRtcTransport(List.of(Samples.LOOPBACK), WebRtcTransportOptions.preset());
  }

  private Producer audio() {
    return sender.produce(ProducerOptions.of(MediaKind.AUDIO, Samples.microphone()));
  }

  private Producer video() {
    return sender.produce(ProducerOptions.of(MediaKind.VIDEO, Samples.camera()));
  }
}
