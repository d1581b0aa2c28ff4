// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import org.jspecify.annotations.Nullable;

/**
 * Where media flows. WebRTC needs one port (UDP and TCP) per worker; plain and pipe transports take
 * theirs from a range of their own, because a worker crashes when its ranges overlap.
 *
 * @param listenAddress a concrete address for RTP, never 0.0.0.0
 * @param announcedAddress what clients are told instead, for hosts behind NAT
 * @param rtcPortBase worker n listens on this port + n
 * @param plainPorts for plain and pipe transports of all workers
 */
public record MediaConfig(
    String listenAddress,
    @Nullable String announcedAddress,
    int rtcPortBase,
    PortRange plainPorts) {
  public MediaConfig {
    Require.between("rtc-port-base", rtcPortBase, 1_024, 65_000);
    if (!listenAddress.matches("[0-9a-fA-F.:]+")
        || listenAddress.equals("0.0.0.0")
        || listenAddress.equals("::")) {
      throw new ConfigException(
          "media-listen", "must be one concrete IP address of this host, not " + listenAddress);
    }
    if (announcedAddress != null && !announcedAddress.matches("[A-Za-z0-9.:-]{1,253}")) {
      throw new ConfigException("announced-address", "must be an IP address or a host name");
    }
  }

  /** The WebRTC port of a worker, UDP and TCP. */
  public int rtcPort(int workerNumber) {
    return rtcPortBase + workerNumber;
  }

  /** Ports of the given number of workers must not reach into the range of plain transports. */
  void requireDisjoint(int workers) {
    var rtc = new PortRange(rtcPort(1), rtcPort(workers));
    if (rtc.overlaps(plainPorts)) {
      throw new ConfigException(
          "plain-ports",
          plainPorts + " overlaps the WebRTC ports " + rtc + "; move one of the two");
    }
  }
}
