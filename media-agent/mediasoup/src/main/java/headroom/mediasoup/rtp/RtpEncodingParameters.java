// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import org.jspecify.annotations.Nullable;

/**
 * One RTP stream, with its retransmission stream if there is one.
 *
 * @param ssrc uint32; absent where the rid identifies the stream
 * @param rid unique within the parameters
 * @param codecPayloadType the codec it is for; the first media codec if absent
 * @param rtx null if there is no retransmission stream
 * @param dtx whether transmission pauses in silence or with a still picture, false if absent
 * @param scalabilityMode for example L1T3
 * @param maxBitrate announced maximum in bit/s
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpEncodingParameters">RtpEncodingParameters</a>
 */
public record RtpEncodingParameters(
    @Nullable Long ssrc,
    @Nullable String rid,
    @Nullable Integer codecPayloadType,
    @Nullable RtxParameters rtx,
    Boolean dtx,
    @Nullable String scalabilityMode,
    @Nullable Long maxBitrate) {
  public RtpEncodingParameters {
    rid = rid == null || rid.isEmpty() ? null : rid;
    dtx = Absent.or(dtx, false);
    scalabilityMode = scalabilityMode == null || scalabilityMode.isEmpty() ? null : scalabilityMode;
  }

  /** A stream known by its SSRC alone. */
  public static RtpEncodingParameters ofSsrc(long ssrc) {
    return new RtpEncodingParameters(ssrc, null, null, null, false, null, null);
  }
}
