// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.RtcpFeedback;

/** The RTCP feedback that matching treats specially. */
final class Feedback {
  static final RtcpFeedback NACK = RtcpFeedback.of("nack");
  static final RtcpFeedback PLI = RtcpFeedback.of("nack", "pli");
  static final RtcpFeedback FIR = RtcpFeedback.of("ccm", "fir");
  static final String TRANSPORT_CC = "transport-cc";
  static final String REMB = "goog-remb";

  private Feedback() {}
}
