// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup;

import java.util.List;

/**
 * What runs in a worker that was attached to.
 *
 * @param unknownRouterIds of routers that run and could not be restored, because nobody knew their
 *     codecs; {@link Worker#closeUnknownRouter} ends them
 */
public record Restoration(
    List<WebRtcServer> webRtcServers, List<Router> routers, List<String> unknownRouterIds) {
  public Restoration {
    webRtcServers = List.copyOf(webRtcServers);
    routers = List.copyOf(routers);
    unknownRouterIds = List.copyOf(unknownRouterIds);
  }
}
