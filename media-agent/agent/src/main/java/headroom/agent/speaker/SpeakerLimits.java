// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.mediasoup.rtp.MediaKind;

/**
 * How many streams of a room are piped and consumed at a time, so that its price is bounded
 * whatever its people send. A camera and a screen are two pictures.
 *
 * @param maxLive pictures that flow, of cameras and screens together, at least 1
 * @param maxStandby of each kind, how many more are piped and consumed paused, at least 0
 * @param maxLiveAudio sounds that flow, at least {@code maxLive}: nobody is seen talking unheard
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

  int live(MediaKind kind) {
    return switch (kind) {
      case VIDEO -> maxLive;
      case AUDIO -> maxLiveAudio;
    };
  }
}
