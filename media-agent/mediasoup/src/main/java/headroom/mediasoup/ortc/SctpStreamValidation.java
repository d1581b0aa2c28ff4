// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.SctpStreamParameters;
import org.jspecify.annotations.Nullable;

/** Checks the reliability of an SCTP stream. A limit of 0 is no limit, as in the worker. */
final class SctpStreamValidation {
  private SctpStreamValidation() {}

  static SctpStreamParameters checked(SctpStreamParameters params) {
    Check.range("streamId", params.streamId(), 0, Limits.SCTP_STREAM_ID);
    boolean byTime = isLimit("maxPacketLifeTime", params.maxPacketLifeTime());
    boolean byCount = isLimit("maxRetransmits", params.maxRetransmits());
    if (byTime && byCount) {
      throw Check.contradiction("maxRetransmits", "must not be given with maxPacketLifeTime");
    }
    Boolean wish = params.ordered();
    if (wish != null && wish && (byTime || byCount)) {
      throw Check.contradiction(
          "ordered", "must not be true with maxPacketLifeTime or maxRetransmits");
    }
    return new SctpStreamParameters(
        params.streamId(),
        wish != null ? wish : !(byTime || byCount),
        params.maxPacketLifeTime(),
        params.maxRetransmits());
  }

  private static boolean isLimit(String path, @Nullable Integer limit) {
    if (limit == null) {
      return false;
    }
    Check.range(path, limit, 0, Limits.UINT16);
    return limit > 0;
  }
}
