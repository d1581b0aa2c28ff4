// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/** How many consumers there are; one is live while neither it nor its producer is paused. */
public record ConsumerCounts(int audioLive, int audioPaused, int videoLive, int videoPaused) {
  public static final ConsumerCounts NONE = new ConsumerCounts(0, 0, 0, 0);

  public ConsumerCounts plus(ConsumerCounts other) {
    return new ConsumerCounts(
        audioLive + other.audioLive,
        audioPaused + other.audioPaused,
        videoLive + other.videoLive,
        videoPaused + other.videoPaused);
  }

  /** These and one consumer more. */
  public ConsumerCounts withOne(boolean audio, boolean live) {
    return new ConsumerCounts(
        audioLive + (audio && live ? 1 : 0),
        audioPaused + (audio && !live ? 1 : 0),
        videoLive + (!audio && live ? 1 : 0),
        videoPaused + (!audio && !live ? 1 : 0));
  }

  public int total() {
    return audioLive + audioPaused + videoLive + videoPaused;
  }
}
