// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

/**
 * Options of a pipe transport. Across hosts switch both RTX and SRTP on at both ends: without RTX a
 * packet that is lost between the hosts is lost for good.
 *
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#PipeTransportOptions">PipeTransportOptions</a>
 */
public record PipeTransportOptions(
    TransportListenInfo listenInfo, boolean enableRtx, boolean enableSrtp, SctpOptions sctp) {
  /** mediasoup's presets: neither RTX nor SRTP. */
  public static PipeTransportOptions on(TransportListenInfo listenInfo) {
    return new PipeTransportOptions(listenInfo, false, false, SctpOptions.disabled());
  }

  public PipeTransportOptions withRtx(boolean changed) {
    return new PipeTransportOptions(listenInfo, changed, enableSrtp, sctp);
  }

  public PipeTransportOptions withSrtp(boolean changed) {
    return new PipeTransportOptions(listenInfo, enableRtx, changed, sctp);
  }

  public PipeTransportOptions withSctp(SctpOptions changed) {
    return new PipeTransportOptions(listenInfo, enableRtx, enableSrtp, changed);
  }
}
