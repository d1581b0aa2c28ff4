// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.automatic.AutomaticSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A change of automatic mode; what is left out stays as it is.
 *
 * @param on whether it moves anybody
 * @param evaluations in a row, one each 5 s, that a worker has to be above its line; 1 to 720
 * @param margin below the line to which a worker is brought; 0.01 to 0.5
 * @param workerCoolDownSeconds in which a worker is left alone afterwards; 0 to 86,400
 * @param fleetCoolDownSeconds from the end of one operation to the next; 0 to 86,400
 * @param maxPeople who may be moved by one operation; 1 to 100,000
 * @param maxParallel moves at once; 1 to 50
 * @param massFailureShare of hosts or workers lost at once with which it halts; 0.01 to 1
 * @param massFailureSeconds what counts as at once; 5 to 3,600
 * @param reason at most 500 characters, for the log and the audit
 */
public record AutomaticWish(
    @Nullable Boolean on,
    @Nullable Integer evaluations,
    @Nullable Double margin,
    @Nullable Long workerCoolDownSeconds,
    @Nullable Long fleetCoolDownSeconds,
    @Nullable Integer maxPeople,
    @Nullable Integer maxParallel,
    @Nullable Double massFailureShare,
    @Nullable Long massFailureSeconds,
    @Nullable String reason) {
  AutomaticSettings applied(AutomaticSettings now) {
    return new AutomaticSettings(
        or(on, now.on()),
        or(evaluations, now.evaluations()),
        or(margin, now.margin()),
        seconds(workerCoolDownSeconds, now.workerCoolDown()),
        seconds(fleetCoolDownSeconds, now.fleetCoolDown()),
        or(maxPeople, now.maxPeople()),
        or(maxParallel, now.maxParallel()),
        or(massFailureShare, now.massFailureShare()),
        seconds(massFailureSeconds, now.massFailureWithin()));
  }

  private static <T> T or(@Nullable T wanted, T now) {
    return wanted == null ? now : wanted;
  }

  private static Duration seconds(@Nullable Long wanted, Duration now) {
    return wanted == null ? now : Duration.ofSeconds(wanted);
  }
}
