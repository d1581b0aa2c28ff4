// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/**
 * How much of a room is heard and seen at once. They count streams, so that a shared screen and its
 * owner's camera are two, and the price of a room is bounded whatever its people send.
 *
 * @param maxLive live pictures, cameras and screens together; at least 1
 * @param maxStandby streams on standby, of each kind; at least 0
 * @param maxLiveAudio live sounds; at least {@code maxLive}, so that nobody is seen and not heard
 */
public record SpeakerLimits(int maxLive, int maxStandby, int maxLiveAudio) {
  /** Ten live speakers, thirty on standby. */
  public static final SpeakerLimits DEFAULT = new SpeakerLimits(10, 30, 10);

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public SpeakerLimits {
    if (maxLive < 1) {
      throw new IllegalArgumentException("maxLive must be at least 1: " + maxLive);
    }
    if (maxStandby < 0) {
      throw new IllegalArgumentException("maxStandby must be at least 0: " + maxStandby);
    }
    if (maxLiveAudio < maxLive) {
      throw new IllegalArgumentException(
          "maxLiveAudio must be at least maxLive, " + maxLive + ": " + maxLiveAudio);
    }
  }

  /** The most live streams of this kind. */
  public int maxLive(MediaKind kind) {
    return switch (kind) {
      case AUDIO -> maxLiveAudio;
      case VIDEO -> maxLive;
    };
  }
}
