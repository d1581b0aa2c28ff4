// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

/**
 * Options of a WebRTC transport.
 *
 * @param iceConsentTimeout seconds without a word from the client until ICE is disconnected; 0 for
 *     never
 * @param initialAvailableOutgoingBitrate bit/s that the estimation of the way down begins with
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportOptions">WebRtcTransportOptions</a>
 */
public record WebRtcTransportOptions(
    boolean enableUdp,
    boolean enableTcp,
    boolean preferUdp,
    boolean preferTcp,
    int iceConsentTimeout,
    long initialAvailableOutgoingBitrate,
    SctpOptions sctp) {
  private static final int ICE_CONSENT_TIMEOUT_SECONDS = 30;
  private static final long INITIAL_BITRATE = 600_000;

  public WebRtcTransportOptions {
    Range.check("iceConsentTimeout", iceConsentTimeout, 0, Range.MAX_UINT8);
    Range.check(
        "initialAvailableOutgoingBitrate", initialAvailableOutgoingBitrate, 0L, Long.MAX_VALUE);
  }

  /** mediasoup's presets, with both protocols: which there are is up to the listen infos. */
  public static WebRtcTransportOptions preset() {
    return new WebRtcTransportOptions(
        true,
        true,
        false,
        false,
        ICE_CONSENT_TIMEOUT_SECONDS,
        INITIAL_BITRATE,
        SctpOptions.disabled());
  }

  public WebRtcTransportOptions withSctp(SctpOptions changed) {
    return new WebRtcTransportOptions(
        enableUdp,
        enableTcp,
        preferUdp,
        preferTcp,
        iceConsentTimeout,
        initialAvailableOutgoingBitrate,
        changed);
  }

  /** Which protocols clients are offered, and which of them is to be preferred. */
  public WebRtcTransportOptions withProtocols(
      boolean udp, boolean tcp, boolean udpPreferred, boolean tcpPreferred) {
    return new WebRtcTransportOptions(
        udp,
        tcp,
        udpPreferred,
        tcpPreferred,
        iceConsentTimeout,
        initialAvailableOutgoingBitrate,
        sctp);
  }

  public WebRtcTransportOptions withInitialAvailableOutgoingBitrate(long bitsPerSecond) {
    return new WebRtcTransportOptions(
        enableUdp, enableTcp, preferUdp, preferTcp, iceConsentTimeout, bitsPerSecond, sctp);
  }

  public WebRtcTransportOptions withIceConsentTimeout(int seconds) {
    return new WebRtcTransportOptions(
        enableUdp, enableTcp, preferUdp, preferTcp, seconds, initialAvailableOutgoingBitrate, sctp);
  }
}
