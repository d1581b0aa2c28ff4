// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.ortc;

import java.util.random.RandomGenerator;

/** Random SSRCs of nine digits, so that some can be added to one without leaving uint32. */
final class Ssrcs {
  private static final long LOWEST = 100_000_000L;
  private static final long BOUND = 1_000_000_000L - 1000;

  private final RandomGenerator random;

  Ssrcs(RandomGenerator random) {
    this.random = random;
  }

  long next() {
    return random.nextLong(LOWEST, BOUND);
  }
}
