// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

/** What a router's observers tell of one of its sources. */
public sealed interface Speech {
  int MIN_DBOV = -127;
  int MAX_DBOV = 0;

  VoiceId voice();

  /** ms since the epoch, from a clock that never runs backwards. */
  long atMs();

  /**
   * How loud a source was in the interval that ended now, from the AudioLevelObserver.
   *
   * @param levelDbov -127 (silence) to 0; other values are an {@link IllegalArgumentException}
   */
  record Heard(VoiceId voice, int levelDbov, long atMs) implements Speech {
    public Heard {
      if (levelDbov < MIN_DBOV || levelDbov > MAX_DBOV) {
        throw new IllegalArgumentException("a level must be -127 to 0 dBov, not " + levelDbov);
      }
      Require.instant(atMs);
    }
  }

  /**
   * A source has become its router's dominant speaker, from the ActiveSpeakerObserver. Counts as
   * sound without a level: that observer has already told speech from noise. It often comes before
   * the level of the same word, so the word is noticed earlier.
   */
  record Dominant(VoiceId voice, long atMs) implements Speech {
    public Dominant {
      Require.instant(atMs);
    }
  }
}
