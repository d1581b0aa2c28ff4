// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that signs whatever a test wants. */
public final class TestAuthority {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final KeyPair keys = keys();
  private final X500Name name = new X500Name("CN=test " + RANDOM.nextLong());
  private final X509Certificate certificate =
      sign(keys.getPublic(), name, Instant.now().minusSeconds(60), Duration.ofDays(1), true);

  public static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public X509Certificate host(PublicKey key, String host, long generation) {
    return host(key, host, generation, Instant.now().minusSeconds(60), Duration.ofHours(1));
  }

  public X509Certificate host(
      PublicKey key, String host, long generation, Instant from, Duration lifetime) {
    return sign(
        key,
        new X500Name("CN=" + host),
        from,
        lifetime,
        false,
        "headroom://host/" + host,
        "headroom://generation/" + generation);
  }

  public X509Certificate controlPlane(PublicKey key) {
    return sign(
        key,
        new X500Name("CN=control plane"),
        Instant.now().minusSeconds(60),
        Duration.ofHours(1),
        false,
        "headroom://control-plane");
  }

  /** Signs anything. */
  public X509Certificate sign(
      PublicKey key,
      X500Name subject,
      Instant from,
      Duration lifetime,
      boolean authority,
      String... uris) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(64, RANDOM).setBit(63),
              Date.from(from),
              Date.from(from.plus(lifetime)),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth}));
      if (uris.length > 0) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                Stream.of(uris)
                    .map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri))
                    .toArray(GeneralName[]::new)));
      }
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }
}
