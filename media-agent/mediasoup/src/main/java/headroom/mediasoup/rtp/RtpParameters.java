// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A media stream as a producer sends it or a consumer receives it.
 *
 * @param mid value of the MID header extension
 * @param codecs media and RTX codecs in use
 * @param headerExtensions header extensions in use
 * @param encodings one entry, or one per simulcast stream
 * @param rtcp the preset if absent
 * @param msid RFC 8830 stream identification
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/#RtpParameters">RtpParameters</a>
 */
public record RtpParameters(
    @Nullable String mid,
    List<RtpCodecParameters> codecs,
    List<RtpHeaderExtensionParameters> headerExtensions,
    List<RtpEncodingParameters> encodings,
    RtcpParameters rtcp,
    @Nullable String msid) {
  public RtpParameters {
    mid = mid == null || mid.isEmpty() ? null : mid;
    codecs = Absent.orEmpty(codecs, "codecs");
    headerExtensions = Absent.orEmpty(headerExtensions, "headerExtensions");
    encodings = Absent.orEmpty(encodings, "encodings");
    rtcp = rtcp == null ? RtcpParameters.preset() : rtcp;
    msid = msid == null || msid.isEmpty() ? null : msid;
  }

  /** The same parameters under another MID, or none. */
  public RtpParameters withMid(@Nullable String changed) {
    return new RtpParameters(changed, codecs, headerExtensions, encodings, rtcp, msid);
  }

  /** The same parameters with other RTCP settings. */
  public RtpParameters withRtcp(RtcpParameters changed) {
    return new RtpParameters(mid, codecs, headerExtensions, encodings, changed, msid);
  }

  /** The same parameters with other encodings. */
  public RtpParameters withEncodings(List<RtpEncodingParameters> changed) {
    return new RtpParameters(mid, codecs, headerExtensions, changed, rtcp, msid);
  }
}
