// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import java.util.List;
import java.util.Map;

/**
 * What a WebRTC server has.
 *
 * @param localIceUsernameFragments with the id of the transport that each belongs to
 * @see <a
 *     href="https://mediasoup.org/documentation/v3/mediasoup/api/#webRtcServer-dump">webRtcServer.dump</a>
 */
public record WebRtcServerDump(
    String id,
    List<Socket> udpSockets,
    List<Socket> tcpServers,
    List<String> webRtcTransportIds,
    Map<String, String> localIceUsernameFragments) {
  /** Where it listens. */
  public record Socket(String ip, int port) {}
}
