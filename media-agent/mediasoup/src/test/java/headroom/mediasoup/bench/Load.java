// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.bench;

import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtcpFeedback;
import headroom.mediasoup.rtp.RtcpParameters;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpCodecParameters;
import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much is forwarded: one microphone and one camera to many receivers. Per second 25 pictures of
 * 4 packets and 50 packets of audio, so 150 packets to each receiver.
 *
 * @param receivers plain transports with a consumer of each
 * @param duration for which is sent
 */
record Load(int receivers, Duration duration) {
  static final int AUDIO_PAYLOAD_TYPE = 100;
  static final int VIDEO_PAYLOAD_TYPE = 101;
  static final int AUDIO_SSRC = 1111;
  static final int VIDEO_SSRC = 2222;

  private static final List<RtcpFeedback> FEEDBACK =
      List.of(RtcpFeedback.of("nack"), RtcpFeedback.of("nack", "pli"));

  static final List<RtpCodecCapability> CODECS =
      List.of(
          new RtpCodecCapability(
              MediaKind.AUDIO, "audio/opus", AUDIO_PAYLOAD_TYPE, 48_000, 2, Map.of(), List.of()),
          new RtpCodecCapability(
              MediaKind.VIDEO, "video/VP8", VIDEO_PAYLOAD_TYPE, 90_000, null, Map.of(), FEEDBACK));

  /** No header extensions, RTX or estimation of bandwidth: forwarding and nothing besides. */
  static final RtpCapabilities RECEIVER = new RtpCapabilities(CODECS, List.of());

  static RtpParameters microphone() {
    return stream(
        new RtpCodecParameters("audio/opus", AUDIO_PAYLOAD_TYPE, 48_000, 2, Map.of(), List.of()),
        AUDIO_SSRC);
  }

  static RtpParameters camera() {
    return stream(
        new RtpCodecParameters("video/VP8", VIDEO_PAYLOAD_TYPE, 90_000, null, Map.of(), FEEDBACK),
        VIDEO_SSRC);
  }

  private static RtpParameters stream(RtpCodecParameters codec, long ssrc) {
    return new RtpParameters(
        null,
        List.of(codec),
        List.of(),
        List.of(RtpEncodingParameters.ofSsrc(ssrc)),
        new RtcpParameters("bench", true),
        null);
  }
}
