// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

/**
 * What is remembered of a participant's sound: enough to rank it, no history. All in ms since the
 * epoch, {@link #NEVER} for what has not happened. Soft: after an agent's restart it begins anew.
 *
 * @param runSinceMs first observation of the present or last run of sound
 * @param runUntilMs last observation of that run
 * @param turnAtMs when the participant last took a turn; for {@code minLiveMs} from here its place
 *     is its own
 */
public record SoundRecord(long runSinceMs, long runUntilMs, long turnAtMs) {
  public static final long NEVER = -1;

  static final SoundRecord NONE = new SoundRecord(NEVER, NEVER, NEVER);

  /**
   * After sound at an instant. Whoever speaks and holds no turn takes one, if there is a free
   * place; else it tries again with its next sound. So somebody who goes on speaking takes one turn
   * after the other, and {@code turnAtMs} tells when it last spoke, to within {@code minLiveMs}.
   *
   * @param atMs one not later than the last changes nothing
   */
  SoundRecord heard(long atMs, boolean placeFree, SpeechDamping damping) {
    if (atMs <= runUntilMs) {
      return this;
    }
    boolean goesOn = runUntilMs != NEVER && atMs - runUntilMs <= damping.maxPauseMs();
    long since = goesOn ? runSinceMs : atMs;
    boolean speaks = atMs - since >= damping.minSoundMs();
    boolean takesTurn = speaks && placeFree && !holdsTurn(atMs, damping);
    return new SoundRecord(since, atMs, takesTurn ? atMs : turnAtMs);
  }

  boolean holdsTurn(long nowMs, SpeechDamping damping) {
    return tookTurn() && nowMs < turnAtMs + damping.minLiveMs();
  }

  boolean tookTurn() {
    return turnAtMs != NEVER;
  }
}
