// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.mediasoup.rtp.MediaKind;

/**
 * A source as its own router knows it. {@link SoundRecord#NEVER} for what is not so.
 *
 * @param audio whether it sends sound
 * @param video whether it sends a picture
 * @param joinedAtMs since when it sends, in ms since the epoch
 * @param pinnedAtMs its place among the room's pins, from 0: pins are not told with their instant
 *     but in their order, and the order is all that counts
 * @param sound of a source that has once sent sound, even if it no longer does
 */
public record Voice(
    boolean audio, boolean video, long joinedAtMs, long pinnedAtMs, SoundRecord sound) {

  /** Neither kind, or an instant out of its range, is an {@link IllegalArgumentException}. */
  public Voice {
    if (!audio && !video) {
      throw new IllegalArgumentException("a source must send audio or video");
    }
    Require.instant(joinedAtMs);
    Require.atLeast("the order of a pin", pinnedAtMs, SoundRecord.NEVER);
  }

  /** A source that has just come. */
  static Voice sending(boolean audio, boolean video, long atMs) {
    return new Voice(audio, video, atMs, SoundRecord.NEVER, SoundRecord.NONE);
  }

  /**
   * One source that two routers know: on its way from one to the other it sends to both. Which of
   * the two comes first does not matter.
   */
  Voice together(Voice other) {
    return new Voice(
        audio || other.audio,
        video || other.video,
        Math.min(joinedAtMs, other.joinedAtMs),
        joinedPin(other),
        sound.together(other.sound));
  }

  /** The same pin in two plans: the one that comes first in the order. */
  private long joinedPin(Voice other) {
    return isPinned() && other.isPinned()
        ? Math.min(pinnedAtMs, other.pinnedAtMs)
        : Math.max(pinnedAtMs, other.pinnedAtMs);
  }

  /** As another router knew it before it came here: since when it sends, and when it spoke. */
  Voice since(Voice former) {
    return new Voice(
        audio, video, former.joinedAtMs, pinnedAtMs, SoundRecord.turnAt(former.sound.turnAtMs()));
  }

  boolean isPinned() {
    return pinnedAtMs != SoundRecord.NEVER;
  }

  boolean sends(MediaKind kind) {
    return switch (kind) {
      case AUDIO -> audio;
      case VIDEO -> video;
    };
  }

  Voice withKinds(boolean newAudio, boolean newVideo) {
    return new Voice(newAudio, newVideo, joinedAtMs, pinnedAtMs, sound);
  }

  Voice withSound(SoundRecord newSound) {
    return new Voice(audio, video, joinedAtMs, pinnedAtMs, newSound);
  }

  Voice pinned(long order) {
    Require.atLeast("the order of a pin", order, 0);
    return new Voice(audio, video, joinedAtMs, order, sound);
  }

  Voice unpinned() {
    return new Voice(audio, video, joinedAtMs, SoundRecord.NEVER, sound);
  }

  /** What other routers need to know of it. */
  Voice outward() {
    return withSound(SoundRecord.turnAt(sound.turnAtMs()));
  }
}
