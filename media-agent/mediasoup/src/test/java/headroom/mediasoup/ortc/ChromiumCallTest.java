// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.mediasoup.rtp.ChromiumSamples;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RecordTree;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionCapability;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionUri;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.RtxParameters;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two Chromiums in a room with opus, VP8, VP9 and H264. */
class ChromiumCallTest {
  private final Ortc ortc = new Ortc(new Random(7));
  private final RtpCapabilities router =
      ortc.generateRouterRtpCapabilities(List.of(Codecs.OPUS, Codecs.VP8, Codecs.VP9, Codecs.H264));
  private final RtpCapabilities receiver =
      RecordTree.fromTree(RtpCapabilities.class, ChromiumSamples.capabilities());
  private final RtpParameters camera =
      RecordTree.fromTree(RtpParameters.class, ChromiumSamples.simulcastVideo());
  private final RtpParameters microphone =
      RecordTree.fromTree(RtpParameters.class, ChromiumSamples.microphone());

  @Test
  void whatChromiumSendsIsValid() {
    Validation.rtpCapabilities(receiver);
    Validation.rtpParameters(MediaKind.VIDEO, camera);
    Validation.rtpParameters(MediaKind.AUDIO, microphone);
  }

  @Test
  void aSimulcastCameraIsMappedByItsRids() {
    MappedProducer producer = ortc.getProducerRtpParametersMapping(camera, router);

    assertThat(producer.rtpMapping().codecs())
        .containsExactly(new RtpMapping.Codec(96, 101), new RtpMapping.Codec(97, 102));
    assertThat(producer.rtpMapping().encodings())
        .extracting(RtpMapping.Encoding::rid)
        .containsExactly("r0", "r1", "r2");
    assertThat(producer.rtpMapping().encodings())
        .extracting(RtpMapping.Encoding::ssrc)
        .containsOnlyNulls();
  }

  @Test
  void theOtherSeesASimulcastCameraAsOneStreamWithThreeLayers() {
    RtpParameters consumer =
        ortc.getConsumerRtpParameters(consumable(MediaKind.VIDEO, camera), receiver, false, true);

    RtpEncodingParameters stream = consumer.encodings().getFirst();
    assertThat(consumer.encodings()).hasSize(1);
    assertThat(stream.scalabilityMode()).isEqualTo("L3T3");
    assertThat(stream.maxBitrate()).isEqualTo(1_500_000);
    assertThat(stream.rtx())
        .isEqualTo(new RtxParameters(Objects.requireNonNull(stream.ssrc()) + 1));
    assertThat(consumer.codecs())
        .extracting(RtpCodecParameters::payloadType)
        .containsExactly(101, 102);
    assertThat(consumer.codecs().getFirst().rtcpFeedback())
        .containsExactly(
            RtcpFeedback.of("transport-cc"),
            RtcpFeedback.of("ccm", "fir"),
            RtcpFeedback.of("nack"),
            RtcpFeedback.of("nack", "pli"));
    assertThat(consumer.headerExtensions())
        .extracting(RtpHeaderExtensionParameters::id)
        .containsExactly(1, 4, 5, 8, 9, 11);
    assertThat(consumer.msid()).isEqualTo(camera.msid());
    assertThat(consumer.mid()).isNull();
  }

  @Test
  void audioWithoutRetransmissionHasNeitherNackNorTransportFeedback() {
    RtpParameters consumer =
        ortc.getConsumerRtpParameters(
            consumable(MediaKind.AUDIO, microphone), receiver, false, false);

    assertThat(consumer.codecs()).hasSize(1);
    assertThat(consumer.codecs().getFirst().rtcpFeedback()).isEmpty();
    assertThat(consumer.codecs().getFirst().parameters())
        .containsEntry("usedtx", 1)
        .containsEntry("sprop-stereo", 1);
    assertThat(consumer.encodings().getFirst().rtx()).isNull();
    assertThat(consumer.encodings().getFirst().scalabilityMode()).isNull();
    assertThat(consumer.headerExtensions())
        .extracting(RtpHeaderExtensionParameters::id)
        .containsExactly(1, 4, 6, 11);
  }

  @Test
  void withoutTransportWideFeedbackRembIsUsedAndWithoutSendTimeNeither() {
    RtpParameters consumable = consumable(MediaKind.VIDEO, camera);
    RtpCapabilities remb = without(receiver, RtpHeaderExtensionUri.TRANSPORT_WIDE_CC);
    RtpCapabilities neither = without(remb, RtpHeaderExtensionUri.ABS_SEND_TIME);

    assertThat(feedbackTypes(ortc.getConsumerRtpParameters(consumable, remb, false, true)))
        .contains("goog-remb")
        .doesNotContain("transport-cc");
    assertThat(feedbackTypes(ortc.getConsumerRtpParameters(consumable, neither, false, true)))
        .doesNotContain("goog-remb", "transport-cc");
  }

  @Test
  void withoutRtxThereIsNoRtxCodecNoRtxStreamAndNoNack() {
    RtpParameters consumer =
        ortc.getConsumerRtpParameters(consumable(MediaKind.VIDEO, camera), receiver, false, false);

    assertThat(consumer.codecs())
        .extracting(RtpCodecParameters::mimeType)
        .containsExactly("video/VP8");
    assertThat(consumer.encodings().getFirst().rtx()).isNull();
    assertThat(consumer.codecs().getFirst().rtcpFeedback())
        .doesNotContain(RtcpFeedback.of("nack"))
        .contains(RtcpFeedback.of("nack", "pli"));
  }

  @Test
  void aPipingConsumerKeepsEveryStream() {
    RtpParameters consumer =
        ortc.getConsumerRtpParameters(consumable(MediaKind.VIDEO, camera), receiver, true, true);

    assertThat(consumer.encodings())
        .hasSize(3)
        .allMatch(encoding -> encoding.rtx() != null)
        .allMatch(encoding -> encoding.rid() == null);
    assertThat(consumer.encodings())
        .extracting(RtpEncodingParameters::scalabilityMode)
        .containsOnly("L1T3");
  }

  @Test
  void aPipeWithRetransmissionHasNackAndRtxForAllStreams() {
    RtpParameters pipe =
        ortc.getPipeConsumerRtpParameters(consumable(MediaKind.VIDEO, camera), true);

    assertThat(pipe.codecs())
        .extracting(RtpCodecParameters::mimeType)
        .containsExactly("video/VP8", "video/rtx");
    assertThat(pipe.codecs().getFirst().rtcpFeedback())
        .containsExactly(
            RtcpFeedback.of("nack"), RtcpFeedback.of("nack", "pli"), RtcpFeedback.of("ccm", "fir"));
    assertThat(pipe.encodings()).hasSize(3).allMatch(encoding -> encoding.rtx() != null);
    assertThat(pipe.headerExtensions())
        .extracting(RtpHeaderExtensionParameters::id)
        .containsExactly(7, 8, 9, 11, 12);
  }

  @Test
  void aPipeOfAudioHasTheExtensionsThatUpstreamHas() {
    RtpParameters pipe =
        ortc.getPipeConsumerRtpParameters(consumable(MediaKind.AUDIO, microphone), false);

    assertThat(pipe.headerExtensions())
        .extracting(RtpHeaderExtensionParameters::id)
        .containsExactly(6, 7, 11, 12);
    assertThat(pipe.codecs().getFirst().rtcpFeedback()).isEmpty();
  }

  @Test
  void captureTimeIsAnnouncedOnlyWhereTheProducerSendsIt() {
    String captureTime = RtpHeaderExtensionUri.ABS_CAPTURE_TIME.wireName();
    List<RtpHeaderExtensionParameters> extensions = new ArrayList<>(microphone.headerExtensions());
    extensions.add(new RtpHeaderExtensionParameters(captureTime, 9, false, Map.of()));
    RtpParameters timed =
        new RtpParameters(
            "0", microphone.codecs(), extensions, microphone.encodings(), microphone.rtcp(), null);

    assertThat(consumable(MediaKind.AUDIO, microphone).headerExtensions())
        .extracting(RtpHeaderExtensionParameters::uri)
        .doesNotContain(captureTime);
    assertThat(consumable(MediaKind.AUDIO, timed).headerExtensions())
        .extracting(RtpHeaderExtensionParameters::uri)
        .contains(captureTime);
  }

  @Test
  void anEndpointWithoutACommonCodecCannotConsume() {
    RtpParameters consumable = consumable(MediaKind.AUDIO, microphone);
    RtpCapabilities isac =
        new RtpCapabilities(
            List.of(
                Codecs.offered("audio/ISAC", 32_000, 1, Map.of()).withPreferredPayloadType(100)),
            List.of());
    RtpCapabilities none = new RtpCapabilities(List.of(), List.of());

    assertThat(ortc.canConsume(consumable, receiver)).isTrue();
    for (RtpCapabilities poor : List.of(isac, none)) {
      assertThat(ortc.canConsume(consumable, poor)).isFalse();
      assertThatThrownBy(() -> ortc.getConsumerRtpParameters(consumable, poor, false, true))
          .isInstanceOfSatisfying(
              UnsupportedParametersException.class,
              e -> assertThat(e.code()).isEqualTo(ParameterError.NO_COMPATIBLE_CODEC));
    }
  }

  @Test
  void anEndpointWithRtxAloneCannotConsume() {
    RtpCapabilities rtxOnly =
        new RtpCapabilities(
            receiver.codecs().stream().filter(codec -> codec.mimeType().endsWith("rtx")).toList(),
            receiver.headerExtensions());
    RtpParameters consumable = consumable(MediaKind.VIDEO, camera);

    assertThat(ortc.canConsume(consumable, rtxOnly)).isFalse();
    assertThatThrownBy(() -> ortc.getConsumerRtpParameters(consumable, rtxOnly, false, true))
        .isInstanceOf(UnsupportedParametersException.class);
  }

  @Test
  void rtxWhoseMediaCodecTheEndpointLacksIsLeftOut() {
    RtpParameters both =
        Codecs.producer(
            Codecs.used("video/VP8", 96, 90_000, null, Map.of()),
            Codecs.used("video/rtx", 97, 90_000, null, Map.of("apt", 96)),
            Codecs.used("video/VP9", 98, 90_000, null, Map.of("profile-id", 2)));
    RtpCapabilities noVp8 =
        new RtpCapabilities(
            receiver.codecs().stream().filter(codec -> !codec.mimeType().endsWith("VP8")).toList(),
            receiver.headerExtensions());

    assertThat(
            ortc.getConsumerRtpParameters(consumable(MediaKind.VIDEO, both), noVp8, true, true)
                .codecs())
        .extracting(RtpCodecParameters::payloadType)
        .containsExactly(103, 104);
  }

  @Test
  void anSvcStreamKeepsItsMode() {
    RtpParameters svc =
        new RtpParameters(
            "1",
            List.of(Codecs.used("video/VP9", 98, 90_000, null, Map.of("profile-id", 2))),
            List.of(),
            List.of(
                new RtpEncodingParameters(
                    1_111_111L, null, null, null, false, "L3T3_KEY", 900_000L)),
            camera.rtcp(),
            null);
    Validation.rtpParameters(MediaKind.VIDEO, svc);
    RtpParameters consumer =
        ortc.getConsumerRtpParameters(consumable(MediaKind.VIDEO, svc), receiver, false, true);

    assertThat(consumer.encodings().getFirst().scalabilityMode()).isEqualTo("L3T3_KEY");
  }

  @Test
  void aProducerWithoutEncodingsGetsOne() {
    RtpParameters bare = camera.withEncodings(List.of());
    Validation.rtpParameters(MediaKind.VIDEO, bare);
    MappedProducer producer = ortc.getProducerRtpParametersMapping(bare, router);

    assertThat(producer.rtpParameters().encodings()).hasSize(1);
    assertThat(producer.rtpMapping().encodings()).hasSize(1);
  }

  private RtpParameters consumable(MediaKind kind, RtpParameters params) {
    MappedProducer producer = ortc.getProducerRtpParametersMapping(params, router);
    return ortc.getConsumableRtpParameters(
        kind, producer.rtpParameters(), router, producer.rtpMapping());
  }

  private static List<String> feedbackTypes(RtpParameters params) {
    return params.codecs().getFirst().rtcpFeedback().stream().map(RtcpFeedback::type).toList();
  }

  private static RtpCapabilities without(RtpCapabilities from, RtpHeaderExtensionUri uri) {
    List<RtpHeaderExtensionCapability> rest =
        from.headerExtensions().stream()
            .filter(extension -> !extension.uri().equals(uri.wireName()))
            .toList();
    return new RtpCapabilities(from.codecs(), rest);
  }
}
