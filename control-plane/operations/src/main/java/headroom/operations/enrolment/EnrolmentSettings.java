// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import java.time.Duration;

/**
 * How hosts are enrolled.
 *
 * @param address host and port at which agents reach this control plane
 * @param program what runs an agent on a host, for the command that is printed
 * @param certificateLifetime of a host's certificate
 * @param renewExpired how long after its end a certificate may still be renewed; zero: not at all
 */
public record EnrolmentSettings(
    String address, String program, Duration certificateLifetime, Duration renewExpired) {
  public static final Duration LONGEST_LIFETIME = Duration.ofHours(24);
  public static final Duration SHORTEST_LIFETIME = Duration.ofMinutes(1);
  public static final Duration LONGEST_GRACE = Duration.ofDays(7);

  /**
   * @throws IllegalArgumentException when a time is out of its range
   */
  public EnrolmentSettings {
    if (certificateLifetime.compareTo(SHORTEST_LIFETIME) < 0
        || certificateLifetime.compareTo(LONGEST_LIFETIME) > 0) {
      throw new IllegalArgumentException("A certificate lives 1 minute to 24 hours.");
    }
    if (renewExpired.isNegative() || renewExpired.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException("Expired certificates are renewed for 0 to 7 days.");
    }
  }
}
