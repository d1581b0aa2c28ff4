// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import headroom.mediasoup.rtp.RtpEncodingParameters;
import headroom.mediasoup.rtp.RtpParameters;

/**
 * The worker completes what an encoding leaves open, and its dumps show that: the codec's payload
 * type, and S1T1 where there was no scalability mode. Parameters that are restored from a dump must
 * be those that were given, or clients would see others after a change of the worker's owner.
 */
final class Completed {
  private static final String PRESET_MODE = "S1T1";

  private Completed() {}

  static RtpParameters undone(RtpParameters dumped) {
    return dumped.withEncodings(dumped.encodings().stream().map(Completed::undone).toList());
  }

  private static RtpEncodingParameters undone(RtpEncodingParameters dumped) {
    return new RtpEncodingParameters(
        dumped.ssrc(),
        dumped.rid(),
        null,
        dumped.rtx(),
        dumped.dtx(),
        PRESET_MODE.equals(dumped.scalabilityMode()) ? null : dumped.scalabilityMode(),
        dumped.maxBitrate());
  }
}
