// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.time.Duration;

/**
 * The longest time between two arrivals of one stream, on the monotonic clock. A gap that is still
 * open counts, so a stream that never comes back is never taken for a good one. Thread-safe.
 */
public final class GapMeter {
  private boolean paused;
  private boolean running;
  private long lastNanos;
  private long lastArrivalNanos;
  private long longestNanos;

  /** Since when something may be expected: the meter's start, or the end of a pause. */
  private long expectedNanos = System.nanoTime();

  /** Something arrived at this reading of {@link System#nanoTime()}. */
  public synchronized void arrived(long nowNanos) {
    if (paused) {
      // Still on its way when the pause was told.
      return;
    }
    if (running) {
      longestNanos = Math.max(longestNanos, nowNanos - lastNanos);
    }
    running = true;
    lastNanos = nowNanos;
    lastArrivalNanos = nowNanos;
  }

  /**
   * The stream is paused on purpose, or goes on: nothing counts until the next arrival after it.
   */
  public synchronized void pause(boolean on, long nowNanos) {
    if (on && running) {
      longestNanos = Math.max(longestNanos, nowNanos - lastNanos);
      running = false;
    }
    if (!on && (paused || !running)) {
      expectedNanos = nowNanos;
    }
    paused = on;
  }

  /** The stream went away on purpose: the time until it is back is no gap. */
  public synchronized void interrupt() {
    running = false;
  }

  /** Time since the last arrival, or since one may be expected; zero in a pause. */
  public synchronized Duration quiet(long nowNanos) {
    if (paused) {
      return Duration.ZERO;
    }
    var since =
        running ? Math.max(lastArrivalNanos - expectedNanos, 0) + expectedNanos : expectedNanos;
    return Duration.ofNanos(nowNanos - since);
  }

  /** Forgets all gaps until now; an open one begins anew. */
  public synchronized void reset(long nowNanos) {
    longestNanos = 0;
    lastNanos = nowNanos;
  }

  /** The longest gap so far, the open one included. */
  public synchronized Duration longest(long nowNanos) {
    var open = running ? nowNanos - lastNanos : 0;
    return Duration.ofNanos(Math.max(longestNanos, open));
  }
}
