// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A codec, or RTX, in use by a stream.
 *
 * @param mimeType for example video/VP8
 * @param payloadType 0 to 127, unique within the stream
 * @param clockRate in Hz
 * @param channels 1 for audio if absent, always null for video
 * @param parameters codec parameters in the sender's order
 * @param rtcpFeedback feedback in use
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpCodecParameters">RtpCodecParameters</a>
 */
public record RtpCodecParameters(
    String mimeType,
    int payloadType,
    int clockRate,
    @Nullable Integer channels,
    Map<String, Object> parameters,
    List<RtcpFeedback> rtcpFeedback) {
  public RtpCodecParameters {
    mimeType = Absent.orEmpty(mimeType);
    channels = Absent.channels(mimeType, channels);
    parameters = Absent.orEmpty(parameters);
    rtcpFeedback = Absent.orEmpty(rtcpFeedback, "rtcpFeedback");
  }

  /** The same codec with other feedback. */
  public RtpCodecParameters withRtcpFeedback(List<RtcpFeedback> changed) {
    return new RtpCodecParameters(mimeType, payloadType, clockRate, channels, parameters, changed);
  }

  /** The same codec with other parameters. */
  public RtpCodecParameters withParameters(Map<String, Object> changed) {
    return new RtpCodecParameters(
        mimeType, payloadType, clockRate, channels, changed, rtcpFeedback);
  }
}
