// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A codec, or RTX, that an endpoint can receive; also a codec that a router is asked to offer.
 *
 * @param kind always that of the MIME type, whatever was given
 * @param mimeType for example audio/opus
 * @param preferredPayloadType 0 to 127; absent only where a router is to choose
 * @param clockRate in Hz
 * @param channels 1 for audio if absent, always null for video
 * @param parameters codec parameters in the sender's order
 * @param rtcpFeedback what the endpoint understands
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpCodecCapability">RtpCodecCapability</a>
 */
public record RtpCodecCapability(
    MediaKind kind,
    String mimeType,
    @Nullable Integer preferredPayloadType,
    int clockRate,
    @Nullable Integer channels,
    Map<String, Object> parameters,
    List<RtcpFeedback> rtcpFeedback) {
  public RtpCodecCapability {
    kind = kindOf(mimeType, kind);
    mimeType = Absent.orEmpty(mimeType);
    channels = Absent.channels(mimeType, channels);
    parameters = Absent.orEmpty(parameters);
    rtcpFeedback = Absent.orEmpty(rtcpFeedback, "rtcpFeedback");
  }

  /** The same codec at another payload type. */
  public RtpCodecCapability withPreferredPayloadType(int payloadType) {
    return new RtpCodecCapability(
        kind, mimeType, payloadType, clockRate, channels, parameters, rtcpFeedback);
  }

  /** The same codec with other parameters. */
  public RtpCodecCapability withParameters(Map<String, Object> changed) {
    return new RtpCodecCapability(
        kind, mimeType, preferredPayloadType, clockRate, channels, changed, rtcpFeedback);
  }

  private static MediaKind kindOf(@Nullable String mimeType, @Nullable MediaKind given) {
    String type = Absent.orEmpty(mimeType).toLowerCase(Locale.ROOT);
    if (type.startsWith("audio/")) {
      return MediaKind.AUDIO;
    }
    return type.startsWith("video/") ? MediaKind.VIDEO : Absent.orInvalid(given, "kind");
  }
}
