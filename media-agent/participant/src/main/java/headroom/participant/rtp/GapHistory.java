// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import java.time.Duration;

/**
 * The longest gaps of the last half minute, by the quarter of a second in which they ended: so
 * little that thousands of streams have room for it. Not thread-safe; owned by a {@link GapMeter}.
 */
final class GapHistory {
  private static final long SLOT_NANOS = Duration.ofMillis(250).toNanos();
  private static final int SLOTS = 128;
  private static final long NANOS_PER_MICRO = 1_000;

  private final int[] micros = new int[SLOTS];
  private long newest;
  private boolean any;

  void add(long endNanos, long gapNanos) {
    var slot = Math.floorDiv(endNanos, SLOT_NANOS);
    if (!any) {
      any = true;
      newest = slot;
    }
    for (newest = Math.max(newest, slot - SLOTS); newest < slot; newest++) {
      micros[Math.floorMod(newest + 1, SLOTS)] = 0;
    }
    var index = Math.floorMod(slot, SLOTS);
    var gap = (int) Math.min(Integer.MAX_VALUE, gapNanos / NANOS_PER_MICRO);
    micros[index] = Math.max(micros[index], gap);
  }

  /** The same of a window that ends where another one begins: what ended there is not in both. */
  long longestBefore(long fromNanos, long toNanos) {
    return longest(fromNanos, toNanos - SLOT_NANOS);
  }

  /**
   * The longest gap in a window, of those that ended in it; in nanoseconds. No more of it counts
   * than lies in the window.
   */
  long longest(long fromNanos, long toNanos) {
    if (!any) {
      return 0;
    }
    var longest = 0L;
    var first = Math.max(Math.floorDiv(fromNanos, SLOT_NANOS), newest - SLOTS + 1);
    var last = Math.min(Math.floorDiv(toNanos, SLOT_NANOS), newest);
    for (var slot = first; slot <= last; slot++) {
      longest = Math.max(longest, micros[Math.floorMod(slot, SLOTS)] * NANOS_PER_MICRO);
    }
    return Math.min(longest, toNanos - fromNanos);
  }
}
