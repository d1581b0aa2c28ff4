// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import org.jspecify.annotations.Nullable;

/**
 * A place where a transport listens.
 *
 * @param priority uint32
 * @param ip the same as address, for older clients
 * @param address IP address or host name
 * @param tcpType for TCP only
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#WebRtcTransportIceCandidate">IceCandidate</a>
 */
public record IceCandidate(
    String foundation,
    long priority,
    String ip,
    String address,
    TransportProtocol protocol,
    int port,
    IceCandidateType type,
    @Nullable IceCandidateTcpType tcpType) {
  public IceCandidate {
    foundation = Absent.orEmpty(foundation);
    ip = Absent.orEmpty(ip);
    address = Absent.orEmpty(address);
    protocol = Absent.orInvalid(protocol, "protocol");
    type = type == null ? IceCandidateType.HOST : type;
  }
}
