// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between attempts, with jitter, so that a thousand agents do not come back in the
 * same instant.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private int attempts;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** From half of to the whole of the current pause, which then doubles. */
  Duration next() {
    long ceiling = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempts, 20));
    attempts++;
    return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
  }

  /** An attempt has succeeded: begin anew. */
  void reset() {
    attempts = 0;
  }
}
