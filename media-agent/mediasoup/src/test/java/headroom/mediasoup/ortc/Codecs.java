// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codecs as applications write them, without payload types and feedback. */
final class Codecs {
  static final RtpCodecCapability OPUS = offered("audio/opus", 48_000, 2, Map.of());
  static final RtpCodecCapability VP8 = offered("video/VP8", 90_000, null, Map.of());
  static final RtpCodecCapability VP9 = offered("video/VP9", 90_000, null, Map.of("profile-id", 2));
  static final RtpCodecCapability H264 =
      offered(
          "video/h264",
          90_000,
          null,
          Map.of(
              "packetization-mode", 1, "level-asymmetry-allowed", 1, "profile-level-id", "42e01f"));

  private Codecs() {}

  static RtpCodecCapability offered(
      String mimeType, int clockRate, @Nullable Integer channels, Map<String, Object> parameters) {
    return new RtpCodecCapability(
        MediaKind.AUDIO, mimeType, null, clockRate, channels, parameters, List.of());
  }

  static RtpCodecParameters used(
      String mimeType,
      int payloadType,
      int clockRate,
      @Nullable Integer channels,
      Map<String, Object> parameters) {
    return new RtpCodecParameters(
        mimeType, payloadType, clockRate, channels, parameters, List.of());
  }

  static RtpParameters producer(RtpCodecParameters... codecs) {
    return new RtpParameters(
        null,
        List.of(codecs),
        List.of(),
        List.of(RtpEncodingParameters.ofSsrc(11_111_111)),
        new RtcpParameters("qwerty1234", true),
        null);
  }
}
