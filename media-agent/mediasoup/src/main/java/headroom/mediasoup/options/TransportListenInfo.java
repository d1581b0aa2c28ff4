// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.options;

import headroom.mediasoup.rtp.TransportProtocol;
import org.jspecify.annotations.Nullable;

/**
 * Where a transport or server listens.
 *
 * @param ip address to listen on; 0.0.0.0 and :: mean all, and then need an announced address
 * @param announcedAddress address or host name that clients are told instead; for hosts behind NAT
 * @param exposeInternalIp tell clients both
 * @param port 0 for one of the range
 * @param sendBufferSize bytes; 0 leaves it to the system
 * @param recvBufferSize bytes; 0 leaves it to the system
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#TransportListenInfo">TransportListenInfo</a>
 */
public record TransportListenInfo(
    TransportProtocol protocol,
    String ip,
    @Nullable String announcedAddress,
    boolean exposeInternalIp,
    int port,
    PortRange portRange,
    SocketFlags flags,
    long sendBufferSize,
    long recvBufferSize) {
  public TransportListenInfo {
    Range.notBlank("ip", ip);
    Range.check("port", port, 0, Range.MAX_UINT16);
    Range.check("sendBufferSize", sendBufferSize, 0L, Range.MAX_UINT32);
    Range.check("recvBufferSize", recvBufferSize, 0L, Range.MAX_UINT32);
  }

  /**
   * Ports to choose from; from 0 to 0 for the worker's own range.
   *
   * @see <a
   *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#TransportPortRange">TransportPortRange</a>
   */
  public record PortRange(int min, int max) {
    public PortRange {
      Range.check("portRange.min", min, 0, Range.MAX_UINT16);
      Range.check("portRange.max", max, min, Range.MAX_UINT16);
    }
  }

  /**
   * Flags of the socket.
   *
   * @see <a
   *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#TransportSocketFlags">TransportSocketFlags</a>
   */
  public record SocketFlags(boolean ipv6Only, boolean udpReusePort) {}

  /** UDP on any port of the worker's range. */
  public static TransportListenInfo udp(String ip) {
    return of(TransportProtocol.UDP, ip);
  }

  /** TCP on any port of the worker's range. */
  public static TransportListenInfo tcp(String ip) {
    return of(TransportProtocol.TCP, ip);
  }

  private static TransportListenInfo of(TransportProtocol protocol, String ip) {
    return new TransportListenInfo(
        protocol, ip, null, false, 0, new PortRange(0, 0), new SocketFlags(false, false), 0, 0);
  }

  public TransportListenInfo withAnnouncedAddress(@Nullable String address) {
    return new TransportListenInfo(
        protocol,
        ip,
        address,
        exposeInternalIp,
        port,
        portRange,
        flags,
        sendBufferSize,
        recvBufferSize);
  }

  public TransportListenInfo withPort(int changed) {
    return new TransportListenInfo(
        protocol,
        ip,
        announcedAddress,
        exposeInternalIp,
        changed,
        portRange,
        flags,
        sendBufferSize,
        recvBufferSize);
  }

  public TransportListenInfo withPortRange(int min, int max) {
    return new TransportListenInfo(
        protocol,
        ip,
        announcedAddress,
        exposeInternalIp,
        port,
        new PortRange(min, max),
        flags,
        sendBufferSize,
        recvBufferSize);
  }
}
