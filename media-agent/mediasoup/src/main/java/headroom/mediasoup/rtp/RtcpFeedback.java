// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

/**
 * An RTCP feedback message of a codec.
 *
 * @param type for example nack or transport-cc
 * @param parameter for example pli; empty if there is none
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtcpFeedback">RtcpFeedback</a>
 */
public record RtcpFeedback(String type, String parameter) {
  public RtcpFeedback {
    type = Absent.orEmpty(type);
    parameter = Absent.orEmpty(parameter);
  }

  /** Feedback without a parameter. */
  public static RtcpFeedback of(String type) {
    return new RtcpFeedback(type, "");
  }

  /** Feedback with a parameter. */
  public static RtcpFeedback of(String type, String parameter) {
    return new RtcpFeedback(type, parameter);
  }
}
