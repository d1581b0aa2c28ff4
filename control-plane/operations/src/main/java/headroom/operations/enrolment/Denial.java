// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other hosts have to know of a host whose certificates may be worth nothing before their end.
 *
 * @param state with ENROLLED only certificates of lower generations are refused, else all
 * @param belowGeneration that of the last enrolment
 * @param changedAt later than that of whatever was said of the host before
 * @param until all certificates that this is about have ended by then
 */
public record Denial(
    HostId host, State state, long belowGeneration, Instant changedAt, Instant until) {
  /** So far two replicas' clocks may be apart: the one that signed, and the one that revoked. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(10);

  /** How long a change concerns anybody: a certificate of before it lives no longer. */
  public static final Duration CONCERNS = EnrolmentSettings.LONGEST_LIFETIME.plus(MOST_SKEW);

  /** Those that still concern anybody; a host that was let in again is among them. */
  static List<Denial> of(Collection<HostIdentity> identities, Instant now) {
    return identities.stream()
        .map(Denial::of)
        .filter(denial -> now.isBefore(denial.until()))
        .sorted((one, other) -> one.host().compareTo(other.host()))
        .toList();
  }

  /**
   * The same as the later word: what this replica said before was not written, and does not hold.
   */
  Denial after(@Nullable HostIdentity before) {
    return before == null || changedAt.isAfter(before.changedAt())
        ? this
        : new Denial(
            host, state, belowGeneration, before.changedAt().plus(1, ChronoUnit.MICROS), until);
  }

  static Denial of(HostIdentity identity) {
    return new Denial(
        identity.host(),
        identity.state(),
        identity.enrolledGeneration(),
        identity.changedAt(),
        identity.changedAt().plus(CONCERNS));
  }
}
