// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The longest time between two arrivals of one stream, on the monotonic clock. A gap that is still
 * open counts, so a stream that never comes back is never taken for a good one. Thread-safe.
 *
 * <p>A stream may come by several consumers, one after the other: after a rejoin, in a move. Each
 * has a {@link Feed}. What is seen is the stream of one feed; the first arrival by a newer one
 * switches to it, and an older one never counts again.
 */
public final class GapMeter {
  private final GapHistory history = new GapHistory();
  private @Nullable Feed shown;
  private long feeds;
  private boolean running;
  private long lastNanos;
  private long lastArrivalNanos;
  private long longestNanos;
  private long switchNanos;

  /** Since when something may be expected: the meter's start, or the end of a pause. */
  private long expectedNanos = System.nanoTime();

  /** The way of one consumer into this meter; later ones are newer. */
  public synchronized Feed feed() {
    return new Feed(++feeds);
  }

  /** One consumer of the stream. */
  public final class Feed {
    private final long number;
    private boolean paused;

    private Feed(long number) {
      this.number = number;
    }

    /** What is measured. */
    public GapMeter meter() {
      return GapMeter.this;
    }

    /** Something arrived at this reading of {@link System#nanoTime()}. */
    public void arrived(long nowNanos) {
      GapMeter.this.arrived(this, nowNanos);
    }

    /**
     * The stream is paused on purpose, or goes on: nothing counts until the next arrival after it.
     * A pause of a newer feed is seen at once, as there is nothing to wait for.
     */
    public void pause(boolean on, long nowNanos) {
      GapMeter.this.pause(this, on, nowNanos);
    }

    /** Switches to this feed without an arrival, unless there is a newer one. */
    public void show() {
      GapMeter.this.show(this);
    }

    /** Whether the stream comes by this feed now. */
    public boolean isShown() {
      synchronized (GapMeter.this) {
        return shown == this;
      }
    }
  }

  /**
   * What happened to a stream in a window.
   *
   * @param longest the longest time without an arrival
   * @param baseline the same of the window as long just before it, as far as it is remembered
   * @param atSwitch from the last arrival by an older feed to the first by the present one
   */
  public record Window(Duration longest, Duration baseline, Duration atSwitch) {}

  private synchronized void arrived(Feed feed, long nowNanos) {
    if (feed.paused || isOlder(feed)) {
      // Still on its way when the pause was told, or no longer seen.
      return;
    }
    if (running) {
      var gap = nowNanos - lastNanos;
      longestNanos = Math.max(longestNanos, gap);
      history.add(nowNanos, gap);
    }
    if (shown != feed) {
      switchNanos = running ? nowNanos - lastNanos : 0;
      shown = feed;
    }
    running = true;
    lastNanos = nowNanos;
    lastArrivalNanos = nowNanos;
  }

  private boolean isOlder(Feed feed) {
    return shown != null && feed.number < shown.number;
  }

  private synchronized void pause(Feed feed, boolean on, long nowNanos) {
    feed.paused = on;
    if (isOlder(feed)) {
      return;
    }
    var wasPaused = isPaused();
    if (shown != null && shown != feed && !on && !wasPaused) {
      // A newer feed that is not paused is seen with its first arrival.
      return;
    }
    shown = feed;
    if (on && running) {
      longestNanos = Math.max(longestNanos, nowNanos - lastNanos);
      running = false;
    }
    if (!on && (wasPaused || !running)) {
      expectedNanos = nowNanos;
    }
  }

  private synchronized void show(Feed feed) {
    if (!isOlder(feed)) {
      shown = feed;
    }
  }

  private boolean isPaused() {
    return shown != null && shown.paused;
  }

  /** The stream went away on purpose: the time until it is back is no gap. */
  public synchronized void interrupt() {
    running = false;
  }

  /** Time since the last arrival, or since one may be expected; zero in a pause. */
  public synchronized Duration quiet(long nowNanos) {
    if (isPaused()) {
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

  /**
   * Whether anything was ever there to measure: somebody who is silent all the time is not heard.
   */
  public synchronized boolean hasMeasured() {
    return lastArrivalNanos != 0;
  }

  /** The figures of a window of the last half minute; an open gap counts. */
  public synchronized Window window(long fromNanos, long toNanos) {
    var open = running ? Math.max(0, toNanos - Math.max(lastNanos, fromNanos)) : 0;
    var length = toNanos - fromNanos;
    return new Window(
        Duration.ofNanos(Math.max(history.longest(fromNanos, toNanos), open)),
        Duration.ofNanos(history.longestBefore(fromNanos - length, fromNanos)),
        Duration.ofNanos(switchNanos));
  }
}
