// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.planning.HostId;
import java.time.Instant;

/**
 * The certificate that an agent came with. Its signature was verified, its end was not.
 *
 * @param serial in hex
 * @param der the certificate itself, in base64
 */
public record PresentedCertificate(
    HostId host,
    long generation,
    String serial,
    String keySha256,
    String der,
    Instant issuedAt,
    Instant expiresAt) {
  HostCertificate asIssued() {
    return new HostCertificate(serial, generation, keySha256, der, issuedAt, expiresAt);
  }
}
