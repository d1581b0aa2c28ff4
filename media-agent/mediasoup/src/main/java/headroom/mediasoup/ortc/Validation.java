// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import headroom.mediasoup.rtp.DtlsParameters;
import headroom.mediasoup.rtp.InvalidParametersException;
import headroom.mediasoup.rtp.MediaKind;
import headroom.mediasoup.rtp.RtpCapabilities;
import headroom.mediasoup.rtp.RtpCodecCapability;
import headroom.mediasoup.rtp.RtpParameters;
import headroom.mediasoup.rtp.SctpStreamParameters;
import headroom.mediasoup.rtp.SrtpParameters;
import java.util.List;

/**
 * Checks of everything that a client may send. A worker does not verify what it is sent: a
 * malformed request ends the whole process. So what passes here can be packed, is within the
 * worker's ranges and fits into a frame. Each method throws an {@link InvalidParametersException}
 * with a code and the path of the first bad field.
 */
public final class Validation {
  private Validation() {}

  /** What an endpoint says it can receive. */
  public static void rtpCapabilities(RtpCapabilities capabilities) {
    CapabilitiesValidation.check(capabilities);
  }

  /** The codecs that a router is asked to offer. */
  public static void routerCodecs(List<RtpCodecCapability> mediaCodecs) {
    CapabilitiesValidation.checkCodecs(mediaCodecs, "mediaCodecs", Limits.ROUTER_CODECS);
  }

  /** What an endpoint is going to send. */
  public static void rtpParameters(MediaKind kind, RtpParameters params) {
    RtpParametersValidation.check(kind, params);
  }

  /** The MID that a consumer is to have. */
  public static void mid(String mid) {
    Check.present("mid", mid);
    Check.text("mid", mid, Limits.MID_LENGTH);
  }

  /** The parameters with {@code ordered} decided: unordered if there is a limit and no wish. */
  public static SctpStreamParameters sctpStreamParameters(SctpStreamParameters params) {
    return SctpStreamValidation.checked(params);
  }

  /** The endpoint's certificates and role. */
  public static void dtlsParameters(DtlsParameters params) {
    DtlsValidation.check(params);
  }

  /** The key of the far side of a plain or pipe transport. */
  public static void srtpParameters(SrtpParameters params) {
    SrtpValidation.check(params);
  }
}
