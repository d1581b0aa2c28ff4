// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

import headroom.mediasoup.rtp.MediaKind;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The streams of one kind that go before all others at an instant.
 *
 * @param reserved pinned, or of a screen
 * @param turns of those who hold a turn; they come next
 * @param firstEndMs the end of the turn that ends first; meaningless without turns
 */
record TakenPlaces(int reserved, int turns, long firstEndMs) {

  static TakenPlaces of(
      MediaKind kind, Map<VoiceId, Voice> present, long nowMs, SpeechDamping damping) {
    int reserved = 0;
    int turns = 0;
    long firstEndMs = Long.MAX_VALUE;
    for (var entry : present.entrySet()) {
      var voice = entry.getValue();
      if (!voice.sends(kind)) {
        continue;
      }
      var tier = Standing.Tier.of(entry.getKey(), voice, nowMs, damping);
      if (tier.isReserved()) {
        reserved++;
      } else if (tier == Standing.Tier.TURN) {
        turns++;
        firstEndMs = Math.min(firstEndMs, voice.sound().turnEndsAtMs(damping));
      }
    }
    return new TakenPlaces(reserved, turns, firstEndMs);
  }

  /** All places stand firm: no turn could bring anybody live. */
  boolean allReserved(int places) {
    return reserved >= places;
  }

  boolean isFree(int places) {
    return reserved + turns < places;
  }

  /** When the end of a turn changes who is live or on standby; empty if none does. */
  OptionalLong changeAtMs(SpeakerLimits limits, MediaKind kind) {
    long live = limits.live(kind);
    return endsAmongTurns(live) || endsAmongTurns(live + limits.maxStandby())
        ? OptionalLong.of(firstEndMs)
        : OptionalLong.empty();
  }

  /** Whether the first and the last turn are on different sides of the last of so many places. */
  private boolean endsAmongTurns(long places) {
    return reserved < places && places < (long) reserved + turns;
  }
}
