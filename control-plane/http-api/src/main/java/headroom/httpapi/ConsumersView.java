// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.planning.ConsumerCounts;

/** Consumers by kind, and by whether media flows. */
public record ConsumersView(
    int audioLive,
    int audioPaused,
    int videoLive,
    int videoPaused,
    int live,
    int paused,
    int total) {
  static ConsumersView of(ConsumerCounts counts) {
    return new ConsumersView(
        counts.audioLive(),
        counts.audioPaused(),
        counts.videoLive(),
        counts.videoPaused(),
        counts.live(),
        counts.paused(),
        counts.total());
  }
}
