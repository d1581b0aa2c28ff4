// SPDX-License-Identifier: Apache-2.0
package headroom.agent.speaker;

/**
 * What is remembered of a source's sound: enough to rank it, no history. All in ms since the epoch,
 * {@link #NEVER} for what has not happened. Soft: after an agent's restart it begins anew.
 *
 * @param runSinceMs first observation of the present or last run of sound
 * @param runUntilMs last observation of that run
 * @param turnAtMs when the source last took a turn; for {@code minLiveMs} from here its place is
 *     its own
 */
public record SoundRecord(long runSinceMs, long runUntilMs, long turnAtMs) {
  public static final long NEVER = -1;

  static final SoundRecord NONE = new SoundRecord(NEVER, NEVER, NEVER);

  /**
   * A run that ends before it begins, half a run, or an instant below {@link #NEVER} is an {@link
   * IllegalArgumentException}.
   */
  public SoundRecord {
    Require.atLeast("the beginning of a run", runSinceMs, NEVER);
    Require.atLeast("the end of a run", runUntilMs, runSinceMs);
    Require.atLeast("the instant of a turn", turnAtMs, NEVER);
    if (runSinceMs == NEVER && runUntilMs != NEVER) {
      throw new IllegalArgumentException("a run must have a beginning");
    }
  }

  /**
   * What other routers are told.
   *
   * @param turnAtMs {@link #NEVER} if there has been no turn
   */
  public static SoundRecord turnAt(long turnAtMs) {
    return new SoundRecord(NEVER, NEVER, turnAtMs);
  }

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

  /** What two routers have heard of one source; the run that lasted longer counts. */
  SoundRecord together(SoundRecord other) {
    boolean otherRun =
        other.runUntilMs != runUntilMs
            ? other.runUntilMs > runUntilMs
            : other.runSinceMs > runSinceMs;
    var run = otherRun ? other : this;
    return new SoundRecord(run.runSinceMs, run.runUntilMs, Math.max(turnAtMs, other.turnAtMs));
  }

  boolean holdsTurn(long nowMs, SpeechDamping damping) {
    return tookTurn() && nowMs < turnEndsAtMs(damping);
  }

  /** The first instant after the last turn. */
  long turnEndsAtMs(SpeechDamping damping) {
    return turnAtMs + damping.minLiveMs();
  }

  boolean tookTurn() {
    return turnAtMs != NEVER;
  }
}
