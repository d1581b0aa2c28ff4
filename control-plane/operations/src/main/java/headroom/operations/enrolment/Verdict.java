// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.enrolment.HostIdentity.State;
import org.jspecify.annotations.Nullable;

/** What a certificate is worth, whether it has ended or not. */
public sealed interface Verdict {
  /** The newest one of its host. */
  record Newest() implements Verdict {}

  /** The one before: its successor is on its way, and was not shown yet. */
  record Former() implements Verdict {}

  /** Newer than what is known: the database was restored from a backup. */
  record Later() implements Verdict {}

  /** One that its host has replaced, so somebody uses a copy. */
  record Copied(String why) implements Verdict {}

  /** Nothing. */
  record Refused(ErrorCode code, String message) implements Verdict {}

  /**
   * Decides.
   *
   * @param known null when the host never enrolled
   */
  static Verdict on(@Nullable HostIdentity known, PresentedCertificate shown) {
    if (known == null) {
      return new Refused(
          ErrorCode.NOT_ENROLLED,
          "Host " + shown.host() + " is not enrolled here. Enrol it with a new token.");
    }
    if (known.state() == State.LOCKED) {
      return new Refused(
          ErrorCode.HOST_LOCKED,
          "Host " + shown.host() + " is locked: " + known.why() + " An operator can unlock it.");
    }
    if (known.state() != State.ENROLLED || shown.generation() < known.enrolledGeneration()) {
      return new Refused(
          ErrorCode.CERTIFICATE_REVOKED,
          "This certificate of host " + shown.host() + " was revoked. Enrol it with a new token.");
    }
    HostCertificate newest = known.certificate();
    if (shown.generation() > newest.generation()) {
      return new Later();
    }
    if (shown.serial().equals(newest.serial())) {
      return new Newest();
    }
    if (shown.serial().equals(known.formerSerial()) && !known.shown()) {
      return new Former();
    }
    return new Copied(
        "Certificate "
            + shown.generation()
            + " was used although the host has had number "
            + newest.generation()
            + (known.shown() ? " and used it" : "")
            + ": its identity was probably copied.");
  }
}
