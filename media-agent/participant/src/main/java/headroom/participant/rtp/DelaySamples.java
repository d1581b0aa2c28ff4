// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The last delays of one sender's packets at one receiver. Small at first, as most pairs of a large
 * room hear each other for a few seconds only. Not thread-safe.
 */
final class DelaySamples {
  private static final int FIRST_SIZE = 16;
  static final int MOST = 4_096;

  private long[] sent = new long[FIRST_SIZE];
  private int[] delays = new int[FIRST_SIZE];
  private int next;
  private int filled;

  void add(long sentNanos, long delayNanos) {
    if (next == sent.length && sent.length < MOST) {
      sent = Arrays.copyOf(sent, 2 * sent.length);
      delays = Arrays.copyOf(delays, 2 * delays.length);
    }
    next = next % sent.length;
    sent[next] = sentNanos;
    delays[next] = (int) Math.min(Integer.MAX_VALUE, delayNanos);
    next++;
    filled = Math.max(filled, next);
  }

  void clear() {
    next = 0;
    filled = 0;
  }

  /** Delay in nanoseconds by instant of sending. */
  Map<Long, Long> bySending() {
    Map<Long, Long> samples = HashMap.newHashMap(filled);
    for (var i = 0; i < filled; i++) {
      samples.put(sent[i], (long) delays[i]);
    }
    return samples;
  }

  Delays figures() {
    return Delays.of(Arrays.stream(delays, 0, filled).asLongStream());
  }
}
