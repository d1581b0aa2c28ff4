// SPDX-License-Identifier: Apache-2.0
package headroom.agentgateway;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7: they begin with the millisecond of their making, so that an agent's stored
 * results and everybody's logs sort by time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7">RFC 9562</a>
 */
final class CommandIds implements Supplier<String> {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int TIME_SHIFT = 16;

  private final Clock clock;
  private final RandomGenerator random;

  CommandIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String get() {
    long high = (clock.millis() << TIME_SHIFT) | VERSION_7 | (random.nextLong() & 0xfffL);
    long low = VARIANT | (random.nextLong() >>> 2);
    return new UUID(high, low).toString();
  }
}
