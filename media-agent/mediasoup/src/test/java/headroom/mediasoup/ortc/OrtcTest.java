// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpHeaderExtensionCapability;
import headroom.mediasoup.rtp.RtpHeaderExtensionDirection;
import headroom.mediasoup.rtp.RtpHeaderExtensionParameters;
import headroom.mediasoup.rtp.RtpMapping;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.RtxParameters;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The world of upstream's test of the whole way, step by step. */
class OrtcTest {
  private static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
  private static final String ORIENTATION = "urn:3gpp:video-orientation";
  private static final String TOFFSET = "urn:ietf:params:rtp-hdrext:toffset";
  private static final Map<String, Object> H264 =
      Map.of("foo", 1234, "packetization-mode", 1, "profile-level-id", "4d0032");

  private final Ortc ortc = new Ortc(new Random(1));
  private final RtpCapabilities router =
      ortc.generateRouterRtpCapabilities(
          List.of(
              Codecs.OPUS,
              Codecs.offered(
                  "video/H264",
                  90_000,
                  null,
                  Map.of(
                      "level-asymmetry-allowed",
                      1,
                      "packetization-mode",
                      1,
                      "profile-level-id",
                      "4d0032",
                      "bar",
                      "lalala"))));
  private final RtpParameters params =
      new RtpParameters(
          null,
          List.of(
              new RtpCodecParameters(
                  "video/H264",
                  111,
                  90_000,
                  null,
                  H264,
                  List.of(
                      RtcpFeedback.of("nack"),
                      RtcpFeedback.of("nack", "pli"),
                      RtcpFeedback.of("goog-remb"))),
              Codecs.used("video/rtx", 112, 90_000, null, Map.of("apt", 111))),
          List.of(extension(MID, 1), extension(ORIENTATION, 2)),
          List.of(
              encoding(11_111_111L, null, 11_111_112L, 111_111),
              encoding(21_111_111L, null, 21_111_112L, 222_222),
              encoding(null, "high", null, 333_333)),
          new RtcpParameters("qwerty1234", true),
          null);
  private final MappedProducer producer = ortc.getProducerRtpParametersMapping(params, router);
  private final RtpParameters consumable =
      ortc.getConsumableRtpParameters(
          MediaKind.VIDEO, producer.rtpParameters(), router, producer.rtpMapping());

  @Test
  void aProducersCodecsAndStreamsAreMappedToTheRouters() {
    assertThat(producer.rtpMapping().codecs())
        .containsExactly(new RtpMapping.Codec(111, 101), new RtpMapping.Codec(112, 102));
    assertThat(producer.rtpMapping().encodings())
        .extracting(RtpMapping.Encoding::ssrc)
        .containsExactly(11_111_111L, 21_111_111L, null);
    assertThat(producer.rtpMapping().encodings())
        .extracting(RtpMapping.Encoding::rid)
        .containsExactly(null, null, "high");
    assertThat(producer.rtpMapping().encodings())
        .extracting(RtpMapping.Encoding::mappedSsrc)
        .doesNotHaveDuplicates()
        .allMatch(ssrc -> ssrc >= 100_000_000 && ssrc < 1_000_000_000);
    assertThat(producer.rtpParameters()).isEqualTo(params);
  }

  @Test
  void whatConsumersCanChooseFromIsInTheRoutersTerms() {
    assertThat(consumable.codecs())
        .extracting(RtpCodecParameters::mimeType)
        .containsExactly("video/H264", "video/rtx");
    assertThat(consumable.codecs())
        .extracting(RtpCodecParameters::payloadType)
        .containsExactly(101, 102);
    assertThat(consumable.codecs())
        .extracting(RtpCodecParameters::clockRate)
        .containsExactly(90_000, 90_000);
    assertThat(consumable.codecs())
        .extracting(RtpCodecParameters::parameters)
        .containsExactly(H264, Map.of("apt", 101));
    assertThat(consumable.encodings())
        .containsExactly(
            encoding(mappedSsrc(0), null, null, 111_111),
            encoding(mappedSsrc(1), null, null, 222_222),
            encoding(mappedSsrc(2), null, null, 333_333));
    assertThat(consumable.rtcp()).isEqualTo(new RtcpParameters("qwerty1234", true));
  }

  @Test
  void aConsumerGetsOneStreamAndWhatTheEndpointCanDo() {
    RtpParameters consumer = ortc.getConsumerRtpParameters(consumable, remote(), false, true);

    assertThat(consumer.codecs())
        .containsExactly(
            new RtpCodecParameters(
                "video/H264",
                101,
                90_000,
                null,
                H264,
                List.of(
                    RtcpFeedback.of("nack"),
                    RtcpFeedback.of("nack", "pli"),
                    RtcpFeedback.of("foo", "FOO"))),
            Codecs.used("video/rtx", 102, 90_000, null, Map.of("apt", 101)));
    assertThat(consumer.encodings()).hasSize(1);
    RtpEncodingParameters encoding = consumer.encodings().getFirst();
    long ssrc = Objects.requireNonNull(encoding.ssrc());
    assertThat(encoding.rtx()).isEqualTo(new RtxParameters(ssrc + 1));
    assertThat(encoding.scalabilityMode()).isEqualTo("L3T3");
    assertThat(encoding.maxBitrate()).isEqualTo(333_333);
    assertThat(consumer.headerExtensions())
        .containsExactly(extension(MID, 1), extension(ORIENTATION, 8), extension(TOFFSET, 9));
    assertThat(consumer.rtcp()).isEqualTo(new RtcpParameters("qwerty1234", true));
  }

  @Test
  void aPipeCarriesAllStreamsAndNothingOfOneHop() {
    RtpParameters pipe = ortc.getPipeConsumerRtpParameters(consumable, false);

    assertThat(pipe.codecs())
        .containsExactly(
            new RtpCodecParameters(
                "video/H264",
                101,
                90_000,
                null,
                H264,
                List.of(RtcpFeedback.of("nack", "pli"), RtcpFeedback.of("ccm", "fir"))));
    assertThat(pipe.encodings()).hasSize(3).allMatch(encoding -> encoding.rtx() == null);
    assertThat(pipe.encodings())
        .extracting(RtpEncodingParameters::ssrc)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    assertThat(pipe.encodings())
        .extracting(RtpEncodingParameters::maxBitrate)
        .containsExactly(111_111L, 222_222L, 333_333L);
    assertThat(pipe.encodings())
        .extracting(RtpEncodingParameters::scalabilityMode)
        .containsOnly("L1T3");
    assertThat(pipe.rtcp()).isEqualTo(new RtcpParameters("qwerty1234", true));
  }

  @Test
  void aCodecThatTheRouterDoesNotHaveIsRefused() {
    RtpCapabilities other =
        ortc.generateRouterRtpCapabilities(
            List.of(
                Codecs.OPUS,
                Codecs.offered(
                    "video/H264",
                    90_000,
                    null,
                    Map.of("packetization-mode", 1, "profile-level-id", "640032"))));
    RtpParameters vp8 = Codecs.producer(Codecs.used("video/VP8", 120, 90_000, null, Map.of()));

    assertThatThrownBy(() -> ortc.getProducerRtpParametersMapping(vp8, other))
        .isInstanceOfSatisfying(
            UnsupportedParametersException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ParameterError.CODEC_NOT_SUPPORTED);
              assertThat(e.path()).isEqualTo("codecs[0]");
            });
  }

  private long mappedSsrc(int encoding) {
    return producer.rtpMapping().encodings().get(encoding).mappedSsrc();
  }

  private static RtpCapabilities remote() {
    return new RtpCapabilities(
        List.of(
            Codecs.OPUS.withPreferredPayloadType(100),
            new RtpCodecCapability(
                MediaKind.VIDEO,
                "video/H264",
                101,
                90_000,
                null,
                Map.of("packetization-mode", 1, "profile-level-id", "4d0032", "baz", "LOLOLO"),
                List.of(
                    RtcpFeedback.of("nack"),
                    RtcpFeedback.of("nack", "pli"),
                    RtcpFeedback.of("foo", "FOO"))),
            Codecs.offered("video/rtx", 90_000, null, Map.of("apt", 101))
                .withPreferredPayloadType(102)),
        List.of(
            offered(MediaKind.AUDIO, MID, 1),
            offered(MediaKind.VIDEO, MID, 1),
            offered(MediaKind.VIDEO, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id", 2),
            offered(MediaKind.AUDIO, "urn:ietf:params:rtp-hdrext:ssrc-audio-level", 6),
            offered(MediaKind.VIDEO, ORIENTATION, 8),
            offered(MediaKind.VIDEO, TOFFSET, 9)));
  }

  private static RtpHeaderExtensionCapability offered(MediaKind kind, String uri, int id) {
    return new RtpHeaderExtensionCapability(
        kind, uri, id, false, RtpHeaderExtensionDirection.SENDRECV);
  }

  private static RtpHeaderExtensionParameters extension(String uri, int id) {
    return new RtpHeaderExtensionParameters(uri, id, false, Map.of());
  }

  private static RtpEncodingParameters encoding(
      @Nullable Long ssrc, @Nullable String rid, @Nullable Long rtx, long maxBitrate) {
    return new RtpEncodingParameters(
        ssrc, rid, null, rtx == null ? null : new RtxParameters(rtx), false, "L1T3", maxBitrate);
  }
}
