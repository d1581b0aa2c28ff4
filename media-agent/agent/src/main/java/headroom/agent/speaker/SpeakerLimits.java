// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.mediasoup.rtp.MediaKind;

/**
 * How many participants of a room are piped and consumed at a time. Each kind has its own number of
 * live ones, and {@code maxStandby} more on standby.
 *
 * @param maxLive whose video flows, at least 1
 * @param maxStandby whose streams are piped and consumed paused, at least 0
 * @param maxLiveAudio whose audio flows, at least {@code maxLive}: nobody is seen talking unheard
 */
public record SpeakerLimits(int maxLive, int maxStandby, int maxLiveAudio) {

  /** A value out of its range is an {@link IllegalArgumentException} that names it. */
  public SpeakerLimits {
    Require.atLeast("maxLive", maxLive, 1);
    Require.atLeast("maxStandby", maxStandby, 0);
    Require.atLeast("maxLiveAudio", maxLiveAudio, maxLive);
  }

  /**
   * 10 live, 30 on standby, as many heard as seen: with 100 participants 1,980 live consumers for
   * participants, where a full mesh has 19,800.
   */
  public static SpeakerLimits preset() {
    return new SpeakerLimits(10, 30, 10);
  }

  /**
   * How many may hold a turn at a time. With pins on all places for video there are turns for the
   * rest of audio's places, so that speakers are heard at least.
   *
   * @param reserved how many participants are pinned or share their screen
   */
  int turns(int reserved) {
    return Math.max(0, (reserved < maxLive ? maxLive : maxLiveAudio) - reserved);
  }

  int live(MediaKind kind) {
    return switch (kind) {
      case VIDEO -> maxLive;
      case AUDIO -> maxLiveAudio;
    };
  }
}
