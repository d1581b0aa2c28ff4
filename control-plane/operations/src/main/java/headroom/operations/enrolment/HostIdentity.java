// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.planning.HostId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host's identity.
 *
 * @param group the only one that the host is let in as a part of; null while nobody knows it, and
 *     then the one that its agent names next
 * @param why of the state, in words for people; empty when there is nothing to say
 * @param changedAt when the host came into this state; grows with each state
 * @param version grows by one with each change
 * @param enrolledGeneration that of the last enrolment: certificates of earlier ones are void
 * @param certificate the newest one
 * @param formerSerial of the one before, which is good until its successor was shown; empty when
 *     there is none
 * @param shown whether the host has come with the newest one
 */
public record HostIdentity(
    HostId host,
    @Nullable String group,
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

  /**
   * The state in which a host has just redeemed a token.
   *
   * @param group that of the token; with null it stays what it was
   * @param before null when it never did so
   */
  public static HostIdentity enrolled(
      HostId host,
      @Nullable String group,
      HostCertificate certificate,
      @Nullable HostIdentity before,
      Instant now) {
    return new HostIdentity(
        host,
        group == null && before != null ? before.group : group,
        State.ENROLLED,
        "",
        before == null ? now.truncatedTo(ChronoUnit.MICROS) : before.later(now),
        before == null ? 1 : before.version + 1,
        certificate.generation(),
        certificate,
        "",
        false);
  }

  /**
   * Later than the change before, also where the clock of the replica that made it is ahead: agents
   * take the later word. As exact as the database.
   */
  private Instant later(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    return exact.isAfter(changedAt) ? exact : changedAt.plus(1, ChronoUnit.MICROS);
  }

  /** The same with a successor of its certificate. */
  public HostIdentity renewed(HostCertificate next, String former) {
    return new HostIdentity(
        host, group, state, why, changedAt, version + 1, enrolledGeneration, next, former, false);
  }

  /** The host has come with its newest certificate. */
  public HostIdentity shownNow() {
    return changed(group, state, why, changedAt, true);
  }

  /** It is of this group from now on. */
  public HostIdentity inGroup(String known) {
    return changed(known, state, why, changedAt, shown);
  }

  /** The same in another state. */
  public HostIdentity in(State other, String because, Instant now) {
    return changed(group, other, because, later(now), shown);
  }

  /** The next version, with the same certificates. */
  private HostIdentity changed(
      @Nullable String ofGroup, State into, String because, Instant since, boolean wasShown) {
    return new HostIdentity(
        host,
        ofGroup,
        into,
        because,
        since,
        version + 1,
        enrolledGeneration,
        certificate,
        formerSerial,
        wasShown);
  }
}
