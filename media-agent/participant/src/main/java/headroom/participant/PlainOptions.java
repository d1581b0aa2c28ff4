// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import headroom.participant.ortc.MediaKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How much a plain participant sends.
 *
 * @param audioInterval time between two opus packets
 * @param silenceInterval the same while it does not speak; longer ones cost less, as with a real
 *     sender's discontinuous transmission
 * @param videoInterval time between two pictures, a packet each
 * @param sends which kinds; none for who only listens
 */
public record PlainOptions(
    Duration audioInterval,
    Duration silenceInterval,
    Duration videoInterval,
    Set<MediaKind> sends) {
  /** 50 audio packets and 10 pictures a second. */
  public static final PlainOptions DEFAULT =
      new PlainOptions(
          Duration.ofMillis(20),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          EnumSet.allOf(MediaKind.class));

  /** Refuses intervals that would be a flood or nothing, and copies the set. */
  public PlainOptions {
    check("audioInterval", audioInterval);
    check("silenceInterval", silenceInterval);
    check("videoInterval", videoInterval);
    sends = Set.copyOf(sends);
  }

  private static void check(String name, Duration interval) {
    if (interval.toMillis() < 5 || interval.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException(name + " must be between 5 ms and 10 s");
    }
  }
}
