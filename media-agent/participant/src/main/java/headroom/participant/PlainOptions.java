// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import java.time.Duration;

/**
 * How much a plain participant sends.
 *
 * @param audioInterval time between two opus packets
 * @param videoInterval time between two pictures, a packet each
 */
public record PlainOptions(Duration audioInterval, Duration videoInterval) {
  /** 50 audio packets and 10 pictures a second. */
  public static final PlainOptions DEFAULT =
      new PlainOptions(Duration.ofMillis(20), Duration.ofMillis(100));

  /** Refuses intervals that would be a flood or nothing. */
  public PlainOptions {
    check("audioInterval", audioInterval);
    check("videoInterval", videoInterval);
  }

  private static void check(String name, Duration interval) {
    if (interval.toMillis() < 5 || interval.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException(name + " must be between 5 ms and 10 s");
    }
  }
}
