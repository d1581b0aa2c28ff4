// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import org.jspecify.annotations.Nullable;

/**
 * Local and remote address of a transport.
 *
 * @param localAddress IP address or host name
 * @param remoteIp null until known
 * @param remotePort null until known
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#TransportTuple">TransportTuple</a>
 */
public record TransportTuple(
    String localAddress,
    int localPort,
    @Nullable String remoteIp,
    @Nullable Integer remotePort,
    TransportProtocol protocol) {
  public TransportTuple {
    localAddress = Absent.orEmpty(localAddress);
    protocol = Absent.orInvalid(protocol, "protocol");
  }
}
