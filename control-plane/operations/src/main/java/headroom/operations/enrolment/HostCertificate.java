// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import java.time.Duration;
import java.time.Instant;

/**
 * A certificate that the authority gave to a host.
 *
 * @param serial in hex, unique
 * @param generation one more than that of the host's certificate before
 * @param keySha256 of its public key, in hex
 * @param der the certificate itself, in base64
 */
public record HostCertificate(
    String serial,
    long generation,
    String keySha256,
    String der,
    Instant issuedAt,
    Instant expiresAt) {
  /** When its host should renew it: at half its life. */
  public Instant renewAt() {
    return issuedAt.plus(Duration.between(issuedAt, expiresAt).dividedBy(2));
  }
}
