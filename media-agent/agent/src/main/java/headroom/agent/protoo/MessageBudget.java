// SPDX-License-Identifier: Apache-2.0
package headroom.agent.protoo;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many messages a client may send: a bucket of tokens that fills at a fixed rate. Not
 * thread-safe.
 */
final class MessageBudget {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filledAt;

  MessageBudget(double perSecond, double burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.tokens = burst;
    this.filledAt = nanoTime.getAsLong();
  }

  /** Takes one message out of the budget; false if none is left. */
  boolean take() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
