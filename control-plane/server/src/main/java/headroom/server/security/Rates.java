// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: so many at once, and then one each time that has passed.
 */
final class Rates {
  /** More are forgotten, whoever did it longest ago first. */
  static final int MOST_KEYS = 10_000;

  private final long burst;
  private final long eachNanos;
  private final LongSupplier nanoTime;

  /** By key, when its debt is paid off; the one that did it last comes last. */
  private final Map<String, Long> paidAt = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param burst how many at once, from 1
   * @param each how long one takes to be allowed again
   * @param nanoTime a clock that never goes back
   */
  Rates(int burst, Duration each, LongSupplier nanoTime) {
    this.burst = burst;
    this.eachNanos = each.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Counts one, unless it is too many: then how long to wait for the next. */
  synchronized Optional<Duration> take(String key) {
    long now = nanoTime.getAsLong();
    Long stored = paidAt.get(key);
    long debt = stored == null ? 0 : Math.max(0, stored - now);
    long tooMuch = debt + eachNanos - burst * eachNanos;
    if (tooMuch > 0) {
      return Optional.of(Duration.ofNanos(tooMuch));
    }
    paidAt.put(key, now + debt + eachNanos);
    forgetSome(now);
    return Optional.empty();
  }

  /** Takes the last count of somebody back. */
  synchronized void giveBack(String key) {
    paidAt.computeIfPresent(key, (same, at) -> at - eachNanos);
  }

  private void forgetSome(long now) {
    Iterator<Map.Entry<String, Long>> oldest = paidAt.entrySet().iterator();
    while (oldest.hasNext()) {
      boolean paid = oldest.next().getValue() <= now;
      if (!paid && paidAt.size() <= MOST_KEYS) {
        return;
      }
      oldest.remove();
    }
  }
}
