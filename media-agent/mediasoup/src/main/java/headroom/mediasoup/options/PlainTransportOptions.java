// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import headroom.mediasoup.rtp.SrtpCryptoSuite;
import org.jspecify.annotations.Nullable;

/**
 * Options of a plain transport.
 *
 * @param rtcpListenInfo of a port for RTCP alone; then RTCP does not share the port of RTP
 * @param comedia learn the remote address from the first packet instead of being told
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#PlainTransportOptions">PlainTransportOptions</a>
 */
public record PlainTransportOptions(
    TransportListenInfo listenInfo,
    @Nullable TransportListenInfo rtcpListenInfo,
    boolean rtcpMux,
    boolean comedia,
    boolean enableSrtp,
    SrtpCryptoSuite srtpCryptoSuite,
    SctpOptions sctp) {
  public PlainTransportOptions {
    rtcpMux = rtcpMux && rtcpListenInfo == null;
  }

  /** mediasoup's presets: RTCP on the port of RTP, no SRTP, no SCTP. */
  public static PlainTransportOptions on(TransportListenInfo listenInfo) {
    return new PlainTransportOptions(
        listenInfo,
        null,
        true,
        false,
        false,
        SrtpCryptoSuite.AES_CM_128_HMAC_SHA1_80,
        SctpOptions.disabled());
  }

  public PlainTransportOptions withRtcpListenInfo(TransportListenInfo changed) {
    return new PlainTransportOptions(
        listenInfo, changed, false, comedia, enableSrtp, srtpCryptoSuite, sctp);
  }

  public PlainTransportOptions withRtcpMux(boolean changed) {
    return new PlainTransportOptions(
        listenInfo, rtcpListenInfo, changed, comedia, enableSrtp, srtpCryptoSuite, sctp);
  }

  public PlainTransportOptions withComedia(boolean changed) {
    return new PlainTransportOptions(
        listenInfo, rtcpListenInfo, rtcpMux, changed, enableSrtp, srtpCryptoSuite, sctp);
  }

  public PlainTransportOptions withSrtp(SrtpCryptoSuite suite) {
    return new PlainTransportOptions(
        listenInfo, rtcpListenInfo, rtcpMux, comedia, true, suite, sctp);
  }

  public PlainTransportOptions withSctp(SctpOptions changed) {
    return new PlainTransportOptions(
        listenInfo, rtcpListenInfo, rtcpMux, comedia, enableSrtp, srtpCryptoSuite, changed);
  }
}
