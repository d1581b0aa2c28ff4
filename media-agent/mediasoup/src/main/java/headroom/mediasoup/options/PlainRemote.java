// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import headroom.mediasoup.rtp.SrtpParameters;
import org.jspecify.annotations.Nullable;

/**
 * The far end of a plain transport. Which parts are wanted depends on the transport: no address
 * with comedia, an RTCP port without RTCP multiplexing, SRTP parameters with SRTP.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#plainTransport-connect">plainTransport.connect</a>
 */
public record PlainRemote(
    @Nullable String ip,
    @Nullable Integer port,
    @Nullable Integer rtcpPort,
    @Nullable SrtpParameters srtpParameters) {
  public PlainRemote {
    if (port != null) {
      Range.check("port", port, 1, Range.MAX_UINT16);
    }
    if (rtcpPort != null) {
      Range.check("rtcpPort", rtcpPort, 1, Range.MAX_UINT16);
    }
  }

  /** Address of RTP and, on the same port, RTCP. */
  public static PlainRemote at(String ip, int port) {
    return new PlainRemote(ip, port, null, null);
  }

  /** No address: it is learnt from the first packet. */
  public static PlainRemote unknown() {
    return new PlainRemote(null, null, null, null);
  }

  public PlainRemote withRtcpPort(int changed) {
    return new PlainRemote(ip, port, changed, srtpParameters);
  }

  public PlainRemote withSrtp(@Nullable SrtpParameters changed) {
    return new PlainRemote(ip, port, rtcpPort, changed);
  }
}
