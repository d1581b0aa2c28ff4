// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.planning.HostId;
import java.time.Instant;

/**
 * What is known of a host's identity.
 *
 * @param why of the state, in words for people; empty when there is nothing to say
 * @param version grows by one with each change
 * @param enrolledGeneration that of the last enrolment: certificates of earlier ones are void
 * @param certificate the newest one
 * @param formerSerial of the one before, which is good until its successor was shown; empty when
 *     there is none
 * @param shown whether the host has come with the newest one
 */
public record HostIdentity(
    HostId host,
    State state,
    String why,
    Instant changedAt,
    long version,
    long enrolledGeneration,
    HostCertificate certificate,
    String formerSerial,
    boolean shown) {

  /** Whether the host is let in. */
  public enum State {
    ENROLLED,
    /** Kept out until an operator unlocks it; its certificate stays good. */
    LOCKED,
    /** Its certificates are worth nothing; it needs a new token. */
    REVOKED,
    /** The same, and it was taken out of the fleet. */
    REMOVED
  }

  /** The state in which a host has just redeemed a token. */
  public static HostIdentity enrolled(
      HostId host, HostCertificate certificate, long version, Instant now) {
    return new HostIdentity(
        host, State.ENROLLED, "", now, version, certificate.generation(), certificate, "", false);
  }

  /** The same with a successor of its certificate. */
  public HostIdentity renewed(HostCertificate next, String former) {
    return new HostIdentity(
        host, state, why, changedAt, version + 1, enrolledGeneration, next, former, false);
  }

  /** The host has come with its newest certificate. */
  public HostIdentity shownNow() {
    return new HostIdentity(
        host,
        state,
        why,
        changedAt,
        version + 1,
        enrolledGeneration,
        certificate,
        formerSerial,
        true);
  }

  /** The same in another state. */
  public HostIdentity in(State other, String because, Instant now) {
    return new HostIdentity(
        host,
        other,
        because,
        now,
        version + 1,
        enrolledGeneration,
        certificate,
        formerSerial,
        shown);
  }
}
