// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes rates of counters that only grow. A counter that is seen for the first time counts from
 * then on: what it counted before belongs to no interval. Not thread-safe.
 */
final class RateMeter {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private Map<String, Long> before = new HashMap<>();
  private Map<String, Long> now = new HashMap<>();
  private long growth;
  private long begunAt;

  RateMeter(long nanoTime) {
    begunAt = nanoTime;
  }

  /** Reads a counter of this interval. */
  void read(String counter, long value) {
    now.put(counter, value);
    Long last = before.get(counter);
    if (last != null && value > last) {
      growth += value - last;
    }
  }

  /** Ends the interval: growth of all counters per second. */
  double perSecond(long nanoTime) {
    double seconds = (nanoTime - begunAt) / NANOS_PER_SECOND;
    double rate = seconds > 0 ? growth / seconds : 0;
    before = now;
    now = new HashMap<>();
    growth = 0;
    begunAt = nanoTime;
    return rate;
  }
}
