// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.enrolment.HostCertificate;
import headroom.operations.enrolment.HostIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host's identity.
 *
 * @param group the host group as which it is let in; null until its agent has come for the first
 *     time, for a host that was enrolled before tokens were for one group
 * @param state ENROLLED, LOCKED or REVOKED
 * @param why of the state, in words
 * @param generation how many certificates the host has had
 */
public record IdentityView(
    String host,
    @Nullable String group,
    HostIdentity.State state,
    String why,
    Instant changedAt,
    long generation,
    CertificateView certificate) {
  /**
   * The host's newest certificate.
   *
   * @param serial in hex
   * @param renewAt when its agent renews it
   */
  public record CertificateView(
      String serial, Instant issuedAt, Instant renewAt, Instant expiresAt) {}

  static IdentityView of(HostIdentity identity) {
    HostCertificate certificate = identity.certificate();
    return new IdentityView(
        identity.host().name(),
        identity.group(),
        identity.state(),
        identity.why(),
        identity.changedAt(),
        certificate.generation(),
        new CertificateView(
            certificate.serial(),
            certificate.issuedAt(),
            certificate.renewAt(),
            certificate.expiresAt()));
  }
}
