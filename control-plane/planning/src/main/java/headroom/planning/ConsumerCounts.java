// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

/**
 * Consumers by kind, and by whether media flows: a consumer is paused when itself or its producer
 * is.
 *
 * @see <a href="https://mediasoup.org/documentation/v3/mediasoup/api/#Consumer">Consumer</a>
 */
public record ConsumerCounts(int audioLive, int audioPaused, int videoLive, int videoPaused) {
  public static final ConsumerCounts NONE = new ConsumerCounts(0, 0, 0, 0);

  /**
   * @throws IllegalArgumentException when a count is negative
   */
  public ConsumerCounts {
    if (audioLive < 0 || audioPaused < 0 || videoLive < 0 || videoPaused < 0) {
      throw new IllegalArgumentException("Counts can't be negative.");
    }
  }

  public int live() {
    return audioLive + videoLive;
  }

  public int paused() {
    return audioPaused + videoPaused;
  }

  public int total() {
    return live() + paused();
  }

  public ConsumerCounts plus(ConsumerCounts other) {
    return new ConsumerCounts(
        audioLive + other.audioLive,
        audioPaused + other.audioPaused,
        videoLive + other.videoLive,
        videoPaused + other.videoPaused);
  }
}
