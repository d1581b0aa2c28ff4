// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import java.util.Comparator;

/**
 * A source's place in the order of a room: the lesser is nearer to live. No two sources are equal,
 * so the order is the same everywhere.
 *
 * @param tier the first thing that counts
 * @param key the second, the smaller the better
 */
record Standing(Tier tier, long key, VoiceId voice) implements Comparable<Standing> {
  private static final Comparator<Standing> ORDER =
      Comparator.comparing(Standing::tier)
          .thenComparingLong(Standing::key)
          .thenComparing(Standing::voice);

  /** In the order of their right to be live. */
  enum Tier {
    /** In the order of the pins: a new pin displaces no older one. */
    PINNED,
    /** A screen, whatever its owner does; the oldest share first. */
    SHARING,
    /** Holds a turn; who took it first first, so nobody loses it to the next one. */
    TURN,
    /** Has spoken; the longer ago, the later. */
    SPOKE,
    /** Has not spoken yet; who joined first first, so a join displaces nobody. */
    LISTENS;

    static Tier of(VoiceId id, Voice voice, long nowMs, SpeechDamping damping) {
      if (id.screen()) {
        return SHARING;
      }
      if (voice.isPinned()) {
        return PINNED;
      }
      if (voice.sound().holdsTurn(nowMs, damping)) {
        return TURN;
      }
      return voice.sound().tookTurn() ? SPOKE : LISTENS;
    }

    /** Has its place whether it speaks or not. */
    boolean isReserved() {
      return this == PINNED || this == SHARING;
    }
  }

  static Standing of(VoiceId id, Voice voice, long nowMs, SpeechDamping damping) {
    var tier = Tier.of(id, voice, nowMs, damping);
    long key =
        switch (tier) {
          case PINNED -> voice.pinnedAtMs();
          case SHARING, LISTENS -> voice.joinedAtMs();
          case TURN -> voice.sound().turnAtMs();
          case SPOKE -> -voice.sound().turnAtMs();
        };
    return new Standing(tier, key, id);
  }

  @Override
  public int compareTo(Standing other) {
    return ORDER.compare(this, other);
  }
}
