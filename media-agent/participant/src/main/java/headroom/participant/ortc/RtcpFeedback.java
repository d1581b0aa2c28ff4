// SPDX-License-Identifier: Apache-2.0
package headroom.participant.ortc;

import org.jspecify.annotations.Nullable;

/**
 * One kind of RTCP feedback of a codec, for example {@code nack} with parameter {@code pli}.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtcpFeedback">RtcpFeedback</a>
 */
public record RtcpFeedback(String type, @Nullable String parameter) {
  /** Absent and empty parameters mean the same, so both are kept as absent. */
  public RtcpFeedback {
    parameter = parameter == null || parameter.isEmpty() ? null : parameter;
  }
}
