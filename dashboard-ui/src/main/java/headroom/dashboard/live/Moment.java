// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.live;

import headroom.operations.fleet.FleetPicture;
import java.time.Duration;
import java.time.Instant;

/**
 * A picture of the fleet and when it is looked at. The two drift apart while a page is paused.
 *
 * @param databaseSeenAt when the database last answered
 */
public record Moment(FleetPicture picture, Instant now, Instant databaseSeenAt) {
  /** How old something is that was reported at that time; never negative. */
  public Duration ageOf(Instant reportedAt) {
    Duration age = Duration.between(reportedAt, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
