// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import headroom.operations.enrolment.Credentials;
import headroom.operations.enrolment.PresentedCertificate;
import headroom.planning.HostId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Keys of pretended hosts, and what they ask and show. */
public final class TestKeys {
  private TestKeys() {}

  /** A key as agents make it. */
  public static KeyPair p256() {
    return keys("secp256r1");
  }

  /** A key on another curve. */
  public static KeyPair keys(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A certificate request, PKCS #10 in DER. */
  public static byte[] request(KeyPair keys) {
    return request(keys, keys);
  }

  /** One that is signed by another key than it is for. */
  public static byte[] request(KeyPair subject, KeyPair signer) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Name("CN=whoever"), subject.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  /** A certificate of base64. */
  public static X509Certificate certificate(String der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(der)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What a host shows that got this. */
  public static PresentedCertificate shown(HostId host, long generation, Credentials credentials) {
    X509Certificate certificate = certificate(credentials.certificate());
    try {
      return new PresentedCertificate(
          host,
          generation,
          certificate.getSerialNumber().toString(16),
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(certificate.getPublicKey().getEncoded())),
          credentials.certificate(),
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
