// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.state;

import java.util.List;

/**
 * What a worker has.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#worker-dump">worker.dump</a>
 */
public record WorkerDump(
    long pid,
    List<String> webRtcServerIds,
    List<String> routerIds,
    List<String> channelRequestHandlers,
    List<String> channelNotificationHandlers) {}
