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
  private long longestNanos;

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
  }

  /**
   * The stream is paused on purpose, or goes on: nothing counts until the next arrival after it.
   */
  public synchronized void pause(boolean on, long nowNanos) {
    if (on && running) {
      longestNanos = Math.max(longestNanos, nowNanos - lastNanos);
      running = false;
    }
    paused = on;
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
