// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.agent.model.ParticipantId;
import java.util.Comparator;

/**
 * A participant's place in the order of a room: the lesser is nearer to live. No two participants
 * are equal, so the order is the same everywhere.
 *
 * @param tier the first thing that counts
 * @param key the second, the smaller the better; in ms
 */
record Standing(Tier tier, long key, ParticipantId participant) implements Comparable<Standing> {
  private static final Comparator<Standing> ORDER =
      Comparator.comparing(Standing::tier)
          .thenComparingLong(Standing::key)
          .thenComparing(standing -> standing.participant().value());

  /** In the order of their right to be live. */
  enum Tier {
    /** The pin of longest standing first: a new pin displaces no older one. */
    PINNED,
    /** The oldest share first. */
    SHARING,
    /** Holds a turn; who took it first first, so nobody loses it to the next one. */
    TURN,
    /** Has spoken; the longer ago, the later. */
    SPOKE,
    /** Has not spoken yet; who joined first first, so a join displaces nobody. */
    LISTENS
  }

  static Standing of(ParticipantId participant, Voice voice, long nowMs, SpeechDamping damping) {
    var sound = voice.sound();
    if (voice.isPinned()) {
      return new Standing(Tier.PINNED, voice.pinnedAtMs(), participant);
    }
    if (voice.isSharing()) {
      return new Standing(Tier.SHARING, voice.sharingAtMs(), participant);
    }
    if (sound.holdsTurn(nowMs, damping)) {
      return new Standing(Tier.TURN, sound.turnAtMs(), participant);
    }
    if (sound.tookTurn()) {
      return new Standing(Tier.SPOKE, -sound.turnAtMs(), participant);
    }
    return new Standing(Tier.LISTENS, voice.joinedAtMs(), participant);
  }

  @Override
  public int compareTo(Standing other) {
    return ORDER.compare(this, other);
  }
}
