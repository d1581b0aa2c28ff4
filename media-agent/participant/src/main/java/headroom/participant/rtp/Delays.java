// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.util.stream.LongStream;

/**
 * A summary of delays in microseconds; zeros where there were none.
 *
 * @param count how many were measured
 */
public record Delays(int count, long medianMicros, long p99Micros, long maxMicros) {
  /** Summarises delays given in nanoseconds; they may be negative where they are differences. */
  public static Delays of(LongStream nanos) {
    var sorted = nanos.map(delay -> delay / 1_000).sorted().toArray();
    return sorted.length == 0
        ? new Delays(0, 0, 0, 0)
        : new Delays(sorted.length, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1]);
  }

  /** The least value that so large a share of all does not pass. */
  private static long at(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
