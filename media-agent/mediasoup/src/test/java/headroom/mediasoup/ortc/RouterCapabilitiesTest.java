// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParameterError;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpHeaderExtensionCapability;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouterCapabilitiesTest {
  private static final List<RtcpFeedback> VIDEO_FEEDBACK =
      List.of(
          RtcpFeedback.of("nack"),
          RtcpFeedback.of("nack", "pli"),
          RtcpFeedback.of("ccm", "fir"),
          RtcpFeedback.of("goog-remb"),
          RtcpFeedback.of("transport-cc"));

  private final Ortc ortc = new Ortc(new Random(1));

  @Test
  void aRouterGetsPayloadTypesFeedbackAndRtx() {
    RtpCapabilities router =
        ortc.generateRouterRtpCapabilities(
            List.of(
                Codecs.offered("audio/opus", 48_000, 2, Map.of("useinbandfec", 1, "foo", "bar")),
                Codecs.VP8.withPreferredPayloadType(125),
                Codecs.offered(
                    "video/H264",
                    90_000,
                    null,
                    Map.of(
                        "level-asymmetry-allowed",
                        1,
                        "profile-level-id",
                        "42e01f",
                        "foo",
                        "bar"))));

    assertThat(router.codecs())
        .containsExactly(
            new RtpCodecCapability(
                MediaKind.AUDIO,
                "audio/opus",
                100,
                48_000,
                2,
                Map.of("useinbandfec", 1, "foo", "bar"),
                List.of(RtcpFeedback.of("nack"), RtcpFeedback.of("transport-cc"))),
            video("video/VP8", 125, Map.of(), VIDEO_FEEDBACK),
            video("video/rtx", 101, Map.of("apt", 125), List.of()),
            video(
                "video/H264",
                102,
                Map.of("level-asymmetry-allowed", 1, "profile-level-id", "42e01f", "foo", "bar"),
                VIDEO_FEEDBACK),
            video("video/rtx", 103, Map.of("apt", 102), List.of()));
    assertThat(router.headerExtensions())
        .isEqualTo(Ortc.getSupportedRtpCapabilities().headerExtensions());
  }

  @Test
  void aRouterWithoutCodecsIsPossible() {
    assertThat(ortc.generateRouterRtpCapabilities(List.of()).codecs()).isEmpty();
  }

  @Test
  void codecsThatMediasoupDoesNotKnowAreRefused() {
    assertUnsupported(Codecs.offered("audio/chicken", 8_000, 4, Map.of()));
    assertUnsupported(Codecs.offered("audio/opus", 48_000, 1, Map.of()));
  }

  @Test
  void moreCodecsThanPayloadTypesAreRefused() {
    assertThatThrownBy(
            () -> ortc.generateRouterRtpCapabilities(Collections.nCopies(100, Codecs.OPUS)))
        .isInstanceOfSatisfying(
            UnsupportedParametersException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ParameterError.PAYLOAD_TYPES_EXHAUSTED);
              assertThat(e.path()).isEqualTo("mediaCodecs[32]");
            });
  }

  @Test
  void aPayloadTypeCannotBeGivenTwice() {
    assertThatThrownBy(
            () ->
                ortc.generateRouterRtpCapabilities(
                    List.of(
                        Codecs.OPUS.withPreferredPayloadType(110),
                        Codecs.VP8.withPreferredPayloadType(110))))
        .isInstanceOfSatisfying(
            InvalidParametersException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ParameterError.PARAMETER_DUPLICATE);
              assertThat(e.path()).isEqualTo("mediaCodecs[1].preferredPayloadType");
            });
  }

  @Test
  void aCodecWithAStaticPayloadTypeKeepsIt() {
    RtpCapabilities router =
        ortc.generateRouterRtpCapabilities(
            List.of(Codecs.offered("audio/PCMU", 8_000, null, Map.of()), Codecs.OPUS));
    assertThat(router.codecs())
        .extracting(RtpCodecCapability::preferredPayloadType)
        .containsExactly(0, 100);
  }

  @Test
  void aPayloadTypeThatACodecAskedForIsNotGivenToAnother() {
    RtpCapabilities router =
        ortc.generateRouterRtpCapabilities(
            List.of(Codecs.VP8.withPreferredPayloadType(101), Codecs.OPUS));
    assertThat(router.codecs())
        .extracting(RtpCodecCapability::preferredPayloadType)
        .containsExactly(101, 100, 102);
  }

  @Test
  void multiopusIsChosenByItsStreams() {
    Map<String, Object> surround =
        Map.of(
            "useinbandfec", 1,
            "channel_mapping", "0,4,1,2,3,5",
            "num_streams", 4,
            "coupled_streams", 2);
    RtpCapabilities router =
        ortc.generateRouterRtpCapabilities(
            List.of(Codecs.offered("audio/multiopus", 48_000, 6, surround)));
    assertThat(router.codecs())
        .containsExactly(
            new RtpCodecCapability(
                MediaKind.AUDIO,
                "audio/multiopus",
                100,
                48_000,
                6,
                surround,
                List.of(RtcpFeedback.of("nack"), RtcpFeedback.of("transport-cc"))));
    assertUnsupported(
        Codecs.offered(
            "audio/multiopus", 48_000, 6, Map.of("num_streams", 2, "coupled_streams", 2)));
  }

  @Test
  void theSupportedSetIsThatOf3271() {
    RtpCapabilities supported = Ortc.getSupportedRtpCapabilities();
    assertThat(supported.codecs()).hasSize(25);
    assertThat(supported.headerExtensions())
        .hasSize(18)
        .extracting(RtpHeaderExtensionCapability::preferredId)
        .containsExactly(1, 1, 2, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 10, 11, 11, 12, 12);
  }

  private void assertUnsupported(RtpCodecCapability codec) {
    assertThatThrownBy(() -> ortc.generateRouterRtpCapabilities(List.of(codec)))
        .isInstanceOfSatisfying(
            UnsupportedParametersException.class,
            e -> assertThat(e.code()).isEqualTo(ParameterError.CODEC_NOT_SUPPORTED));
  }

  private static RtpCodecCapability video(
      String mimeType, int payloadType, Map<String, Object> parameters, List<RtcpFeedback> fb) {
    return new RtpCodecCapability(
        MediaKind.VIDEO, mimeType, payloadType, 90_000, null, parameters, fb);
  }
}
