// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

/**
 * A participant as its own router knows it. All in ms since the epoch, {@link SoundRecord#NEVER}
 * for what is not so.
 *
 * @param joinedAtMs when it came
 * @param pinnedAtMs since when it is pinned
 * @param sharingAtMs since when it shares its screen
 */
public record Voice(long joinedAtMs, long pinnedAtMs, long sharingAtMs, SoundRecord sound) {

  static Voice joined(long atMs) {
    Require.instant(atMs);
    return new Voice(atMs, SoundRecord.NEVER, SoundRecord.NEVER, SoundRecord.NONE);
  }

  boolean isPinned() {
    return pinnedAtMs != SoundRecord.NEVER;
  }

  boolean isSharing() {
    return sharingAtMs != SoundRecord.NEVER;
  }

  /** Has its place whether it speaks or not. */
  boolean isReserved() {
    return isPinned() || isSharing();
  }

  Voice withSound(SoundRecord newSound) {
    return new Voice(joinedAtMs, pinnedAtMs, sharingAtMs, newSound);
  }

  /** Pinned from now on; who is pinned already keeps its older right. */
  Voice pinned(long atMs) {
    Require.instant(atMs);
    return isPinned() ? this : new Voice(joinedAtMs, atMs, sharingAtMs, sound);
  }

  Voice unpinned() {
    return new Voice(joinedAtMs, SoundRecord.NEVER, sharingAtMs, sound);
  }

  /** Shares its screen from now on; a second share keeps the older right. */
  Voice sharing(long atMs) {
    Require.instant(atMs);
    return isSharing() ? this : new Voice(joinedAtMs, pinnedAtMs, atMs, sound);
  }

  Voice notSharing() {
    return new Voice(joinedAtMs, pinnedAtMs, SoundRecord.NEVER, sound);
  }
}
