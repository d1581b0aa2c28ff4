// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock and a monotonic clock that stand still until a test turns them. */
public final class TurnableClock extends Clock {
  private Instant now;
  private long nanos;

  public TurnableClock(Instant start) {
    this.now = start;
  }

  /** Time passes: both clocks move. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** Somebody sets the wall clock; the monotonic one does not notice. */
  public synchronized void jump(Duration time) {
    now = now.plus(time);
  }

  /** The monotonic clock, in nanoseconds. */
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Headroom's clocks run in UTC.");
  }
}
