// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import headroom.agentprotocol.identity.FleetIdentity;
import headroom.agentprotocol.identity.FleetKey;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * This host's key, the certificate for it, and whom it trusts.
 *
 * @param host its name, as the certificate has it
 */
public record Identity(
    String host, PrivateKey key, X509Certificate certificate, List<X509Certificate> authorities) {
  public Identity {
    authorities = List.copyOf(authorities);
  }

  /**
   * Reads who it is from the certificate.
   *
   * @throws CertificateException when it is no host's, or nobody is to be trusted
   */
  static Identity of(PrivateKey key, X509Certificate certificate, List<X509Certificate> authorities)
      throws CertificateException {
    if (authorities.isEmpty()
        || !(FleetIdentity.of(certificate) instanceof FleetIdentity.Host host)) {
      throw new CertificateException("no identity of a host");
    }
    return new Identity(host.name(), key, certificate, authorities);
  }

  FleetKey.Pair pair() {
    return new FleetKey.Pair(key, List.of(certificate));
  }

  Duration lifetime() {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /** From when on it should be renewed: half its life is over. */
  Instant renewAt() {
    return certificate.getNotBefore().toInstant().plus(lifetime().dividedBy(2));
  }

  @Override
  public String toString() {
    return "Identity[" + host + " until " + certificate.getNotAfter().toInstant() + "]";
  }
}
