// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Times between tries to connect again: 100 ms, doubled up to 2 s, each 20 % more or less. */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final RandomGenerator random;
  private Duration next = FIRST;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    var wait = Duration.ofNanos((long) (next.toNanos() * random.nextDouble(0.8, 1.2)));
    next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    return wait;
  }
}
