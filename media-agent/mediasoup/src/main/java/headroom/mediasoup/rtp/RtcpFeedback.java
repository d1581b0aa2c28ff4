// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import org.jspecify.annotations.Nullable;

/**
 * An RTCP feedback message of a codec.
 *
 * @param type for example nack or transport-cc
 * @param parameter for example pli; null stands for none
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtcpFeedback">RtcpFeedback</a>
 */
public record RtcpFeedback(String type, @Nullable String parameter) {
  public RtcpFeedback {
    type = Absent.orEmpty(type);
    parameter = parameter == null || parameter.isEmpty() ? null : parameter;
  }

  /** Feedback without a parameter. */
  public static RtcpFeedback of(String type) {
    return new RtcpFeedback(type, null);
  }

  /** Feedback with a parameter. */
  public static RtcpFeedback of(String type, String parameter) {
    return new RtcpFeedback(type, parameter);
  }
}
