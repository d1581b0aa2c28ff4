// SPDX-License-Identifier: Apache-2.0
package headroom.operations.restoration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The database was put back to an earlier state, while the fleet went on.
 *
 * @param restoredAt when that was done
 * @param epochFloor no room had a later epoch in the forgotten time
 * @param settledAt when what ran was taken over; null while the fleet is only listened to
 */
public record Restoration(Instant restoredAt, long epochFloor, @Nullable Instant settledAt) {
  /**
   * One of now. Its floor is the seconds since 1970: epochs of a room rise by one, and far more
   * seldom than once a second, so that even two restorations of the same backup have nothing in
   * common.
   *
   * @param highestEpoch of all rooms in the restored database
   */
  public static Restoration of(Instant now, long highestEpoch) {
    return new Restoration(
        now.truncatedTo(ChronoUnit.MICROS), Math.max(now.getEpochSecond(), highestEpoch), null);
  }

  /** The same, and what ran was taken over. */
  public Restoration settled(Instant now) {
    return new Restoration(restoredAt, epochFloor, now.truncatedTo(ChronoUnit.MICROS));
  }
}
