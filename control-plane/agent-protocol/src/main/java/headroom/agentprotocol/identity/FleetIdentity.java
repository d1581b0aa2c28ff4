// SPDX-License-Identifier: Apache-2.0
package headroom.agentprotocol.identity;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** Who a certificate of the fleet is for, as its URIs say. */
public sealed interface FleetIdentity {
  /** The control plane, whichever replica. */
  record ControlPlane() implements FleetIdentity {}

  /**
   * A host's agent.
   *
   * @param generation one more with each certificate of the host
   */
  record Host(String name, long generation) implements FleetIdentity {}

  /** URI of the control plane. */
  String CONTROL_PLANE = "headroom://control-plane";

  /** What a host's URI begins with. */
  String HOST = "headroom://host/";

  /** What the URI of a generation begins with. */
  String GENERATION = "headroom://generation/";

  /**
   * Reads it.
   *
   * @throws CertificateException when it is for nobody, or for several
   */
  static FleetIdentity of(X509Certificate certificate) throws CertificateException {
    List<String> uris = uris(certificate);
    if (uris.equals(List.of(CONTROL_PLANE))) {
      return new ControlPlane();
    }
    if (uris.size() == 2
        && uris.getFirst().startsWith(HOST)
        && uris.getLast().startsWith(GENERATION)) {
      try {
        return new Host(
            uris.getFirst().substring(HOST.length()),
            Long.parseLong(uris.getLast().substring(GENERATION.length())));
      } catch (NumberFormatException e) {
        throw new CertificateException("a certificate with an odd generation", e);
      }
    }
    throw new CertificateException("a certificate that names nobody of the fleet");
  }

  private static List<String> uris(X509Certificate certificate) throws CertificateParsingException {
    final int uri = 6;
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null
        ? List.of()
        : names.stream()
            .filter(name -> name.getFirst().equals(uri))
            .map(name -> String.valueOf(name.get(1)))
            .toList();
  }
}
