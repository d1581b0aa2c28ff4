// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.planning.graph.SpeakerLimits;

/**
 * How many streams of a room are live and on standby at once.
 *
 * @param maxLive live pictures
 * @param maxStandby streams on standby, of each kind
 * @param maxLiveAudio live sounds
 */
public record LimitsView(int maxLive, int maxStandby, int maxLiveAudio) {
  static LimitsView of(SpeakerLimits limits) {
    return new LimitsView(limits.maxLive(), limits.maxStandby(), limits.maxLiveAudio());
  }
}
