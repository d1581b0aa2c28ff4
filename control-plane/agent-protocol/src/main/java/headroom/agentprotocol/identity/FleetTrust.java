// SPDX-License-Identifier: Apache-2.0
package headroom.agentprotocol.identity;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts certificates that an authority of the fleet has signed itself, and that are for whom is
 * expected. Names and addresses of hosts count for nothing: identities are URIs of ours.
 */
public final class FleetTrust extends X509ExtendedTrustManager {
  private static final String CLIENTS = "1.3.6.1.5.5.7.3.2";
  private static final String SERVERS = "1.3.6.1.5.5.7.3.1";
  private static final int DIGITAL_SIGNATURE = 0;

  private final Authorities authorities;
  private final Predicate<FleetIdentity> expected;
  private final boolean evenExpired;

  /** Which authorities may have signed what somebody shows. */
  private interface Authorities {
    List<X509Certificate> of(X509Certificate[] chain) throws CertificateException;
  }

  private FleetTrust(
      Authorities authorities, Predicate<FleetIdentity> expected, boolean evenExpired) {
    this.authorities = authorities;
    this.expected = expected;
    this.evenExpired = evenExpired;
  }

  /** Whoever is expected, with a certificate of these authorities. */
  public static FleetTrust of(
      Supplier<List<X509Certificate>> authorities, Predicate<FleetIdentity> expected) {
    return new FleetTrust(chain -> authorities.get(), expected, false);
  }

  /** The same for who has to look at a certificate's end himself: it may be in the past. */
  public static FleetTrust evenExpired(
      Supplier<List<X509Certificate>> authorities, Predicate<FleetIdentity> expected) {
    return new FleetTrust(chain -> authorities.get(), expected, true);
  }

  /**
   * The control plane, known by its authority's public key alone.
   *
   * @param pin its SHA-256, in hex
   */
  public static FleetTrust pinned(String pin) {
    return new FleetTrust(
        chain -> {
          X509Certificate last = chain[chain.length - 1];
          if (chain.length < 2 || !sha256(last.getPublicKey().getEncoded()).equals(pin)) {
            throw new CertificateException("this is not the control plane of the pin");
          }
          return List.of(last);
        },
        FleetIdentity.ControlPlane.class::isInstance,
        false);
  }

  /** In hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }

  private void check(X509Certificate[] chain, String purpose) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("no certificate");
    }
    X509Certificate shown = chain[0];
    requireSignedBy(authorities.of(chain), shown);
    if (!evenExpired) {
      shown.checkValidity();
    }
    boolean[] usage = shown.getKeyUsage();
    List<String> purposes = shown.getExtendedKeyUsage();
    if (shown.getBasicConstraints() >= 0
        || usage == null
        || !usage[DIGITAL_SIGNATURE]
        || purposes == null
        || !purposes.contains(purpose)) {
      throw new CertificateException("a certificate for another purpose");
    }
    if (!expected.test(FleetIdentity.of(shown))) {
      throw new CertificateException("a certificate of somebody else");
    }
  }

  private static void requireSignedBy(List<X509Certificate> authorities, X509Certificate shown)
      throws CertificateException {
    for (X509Certificate authority : authorities) {
      if (authority.getSubjectX500Principal().equals(shown.getIssuerX500Principal())) {
        try {
          authority.checkValidity();
          shown.verify(authority.getPublicKey());
          return;
        } catch (GeneralSecurityException e) {
          throw new CertificateException("a certificate that its authority did not sign", e);
        }
      }
    }
    throw new CertificateException("a certificate of an authority that is not trusted");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, CLIENTS);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, SERVERS);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, CLIENTS);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, SERVERS);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, CLIENTS);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, SERVERS);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
