// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.ParametersException;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.UnsupportedParametersException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodecMatchingTest {
  private final Ortc ortc = new Ortc(new Random(1));

  @Test
  void theMimeTypeIsComparedWithoutCase() {
    assertThat(map(Codecs.VP8, used("VIDEO/vp8", Map.of())).rtpMapping().codecs()).hasSize(1);
  }

  @Test
  void vp9ProfilesMustBeTheSameAndAbsentMeansZero() {
    RtpCodecCapability profile0 = Codecs.offered("video/VP9", 90_000, null, Map.of());
    map(profile0, used("video/VP9", Map.of("profile-id", 0)));
    map(profile0, used("video/VP9", Map.of("profile-id", "")));
    map(Codecs.VP9, used("video/VP9", Map.of("profile-id", 2)));
    assertUnsupported(Codecs.VP9, used("video/VP9", Map.of()));
    assertUnsupported(Codecs.VP9, used("video/VP9", Map.of("profile-id", 1)));
  }

  @Test
  void h264NeedsTheSamePacketizationModeAndProfile() {
    map(Codecs.H264, h264(1, "42e034"));
    assertUnsupported(Codecs.H264, h264(0, "42e01f"));
    assertUnsupported(Codecs.H264, h264(1, "640c1f"));
    assertUnsupported(Codecs.H264, h264(1, "CHICKEN"));
    assertUnsupported(Codecs.H264, h264(1, "zzzzzz"));
    assertUnsupported(Codecs.H264, used("video/H264", Map.of("profile-level-id", "42e01f")));
  }

  @Test
  void theProducerIsToldTheLowerLevelUnlessBothAllowDifferentOnes() {
    assertThat(levelOf(map(Codecs.H264, h264(1, "42e034")))).isEqualTo("42e01f");
    RtpCodecParameters asymmetric =
        used(
            "video/H264",
            Map.of(
                "packetization-mode", 1,
                "profile-level-id", "42e034",
                "level-asymmetry-allowed", "1"));
    assertThat(levelOf(map(Codecs.H264, asymmetric))).isEqualTo("42e034");
  }

  @Test
  void multiopusNeedsTheSameStreams() {
    Map<String, Object> six =
        Map.of("channel_mapping", "0,4,1,2,3,5", "num_streams", 4, "coupled_streams", 2);
    RtpCodecCapability offered = Codecs.offered("audio/multiopus", 48_000, 6, six);
    map(offered, Codecs.used("audio/multiopus", 111, 48_000, 6, six));
    assertUnsupported(
        offered,
        Codecs.used(
            "audio/multiopus", 111, 48_000, 6, Map.of("num_streams", 2, "coupled_streams", 2)));
    assertUnsupported(
        offered,
        Codecs.used(
            "audio/multiopus", 111, 48_000, 6, Map.of("num_streams", 4, "coupled_streams", 1)));
  }

  @Test
  void multiopusNeedsTheSameChannelsToBeConsumed() {
    Map<String, Object> six =
        Map.of("channel_mapping", "0,4,1,2,3,5", "num_streams", 4, "coupled_streams", 2);
    RtpCapabilities router =
        ortc.generateRouterRtpCapabilities(
            List.of(Codecs.offered("audio/multiopus", 48_000, 6, six)));
    MappedProducer producer =
        ortc.getProducerRtpParametersMapping(
            Codecs.producer(Codecs.used("audio/multiopus", 111, 48_000, 6, six)), router);
    RtpParameters consumable =
        ortc.getConsumableRtpParameters(
            MediaKind.AUDIO, producer.rtpParameters(), router, producer.rtpMapping());

    assertThat(ortc.canConsume(consumable, receiving(6, six))).isTrue();
    assertThat(ortc.canConsume(consumable, receiving(8, six))).isFalse();
    assertThat(ortc.getConsumerRtpParameters(consumable, receiving(6, six), false, false).codecs())
        .containsExactly(Codecs.used("audio/multiopus", 100, 48_000, 6, six));
    assertThatThrownBy(
            () -> ortc.getConsumerRtpParameters(consumable, receiving(8, six), false, false))
        .isInstanceOf(UnsupportedParametersException.class);
  }

  @Test
  void rtxMustBelongToAMediaCodecThatHasRtxInTheRouter() {
    RtpCodecParameters vp8 = used("video/VP8", Map.of());
    assertThatThrownBy(() -> map(Codecs.VP8, vp8, rtx(110)))
        .isInstanceOfSatisfying(
            InvalidParametersException.class,
            e -> assertThat(e.path()).isEqualTo("codecs[1].parameters.apt"));

    RtpCapabilities router = ortc.generateRouterRtpCapabilities(List.of(Codecs.VP8));
    RtpCapabilities noRtx =
        new RtpCapabilities(router.codecs().subList(0, 1), router.headerExtensions());
    RtpParameters params = Codecs.producer(vp8, rtx(111));
    assertThatThrownBy(() -> ortc.getProducerRtpParametersMapping(params, noRtx))
        .isInstanceOf(UnsupportedParametersException.class);
  }

  @Test
  void featureCodecsNeverReachAWorkerBecauseItWouldAbort() {
    for (String mimeType : List.of("video/ulpfec", "video/red", "video/flexfec-03")) {
      assertUnsupported(Codecs.VP8, used(mimeType, Map.of()));
    }
  }

  private MappedProducer map(RtpCodecCapability routerCodec, RtpCodecParameters... codecs) {
    return ortc.getProducerRtpParametersMapping(
        Codecs.producer(codecs), ortc.generateRouterRtpCapabilities(List.of(routerCodec)));
  }

  private void assertUnsupported(RtpCodecCapability routerCodec, RtpCodecParameters codec) {
    assertThatThrownBy(() -> map(routerCodec, codec))
        .isInstanceOf(UnsupportedParametersException.class)
        .isInstanceOf(ParametersException.class);
  }

  private static RtpCapabilities receiving(int channels, Map<String, Object> parameters) {
    return new RtpCapabilities(
        List.of(
            Codecs.offered("audio/multiopus", 48_000, channels, parameters)
                .withPreferredPayloadType(100)),
        List.of());
  }

  private static Object levelOf(MappedProducer producer) {
    return producer
        .rtpParameters()
        .codecs()
        .getFirst()
        .parameters()
        .getOrDefault("profile-level-id", "none");
  }

  private static RtpCodecParameters h264(int packetizationMode, String profileLevelId) {
    return used(
        "video/H264",
        Map.of("packetization-mode", packetizationMode, "profile-level-id", profileLevelId));
  }

  private static RtpCodecParameters used(String mimeType, Map<String, Object> parameters) {
    return Codecs.used(mimeType, 111, 90_000, null, parameters);
  }

  private static RtpCodecParameters rtx(int apt) {
    return Codecs.used("video/rtx", 112, 90_000, null, Map.of("apt", apt));
  }
}
