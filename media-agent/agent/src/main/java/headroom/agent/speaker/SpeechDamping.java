// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

/**
 * What counts as speech, and how changes are slowed down. The same for all routers of a room.
 *
 * @param quietestDbov -127 to 0; what is quieter is no sound. Breath and room noise are around -60,
 *     speech is around -30
 * @param minSoundMs from the first to the last observation of a run of sound that counts as speech.
 *     Each observation already stands for about 0.2 s, so a cough makes one and speech goes on
 * @param maxPauseMs between observations of one run. Longer than two intervals of the observers,
 *     else a breath between two words begins a new run
 * @param minLiveMs how long a turn is: whoever begins to speak keeps its place so long, silent or
 *     not. A tile that vanishes sooner is a flicker
 * @param maxPromotions of video per step: each asks the sender for a key frame of every layer
 */
public record SpeechDamping(
    int quietestDbov, long minSoundMs, long maxPauseMs, long minLiveMs, int maxPromotions) {

  /** A value out of its range is an {@link IllegalArgumentException} that names it. */
  public SpeechDamping {
    if (quietestDbov < Speech.MIN_DBOV || quietestDbov > Speech.MAX_DBOV) {
      throw new IllegalArgumentException("quietestDbov must be -127 to 0, not " + quietestDbov);
    }
    Require.atLeast("minSoundMs", minSoundMs, 0);
    Require.atLeast("maxPauseMs", maxPauseMs, 0);
    Require.atLeast("minLiveMs", minLiveMs, 1);
    Require.atLeast("maxPromotions", maxPromotions, 1);
  }

  /** For observers that report every 300 ms; the reasons are in docs/architecture/speakers.md. */
  public static SpeechDamping preset() {
    return new SpeechDamping(-50, 300, 700, 2_000, 3);
  }
}
