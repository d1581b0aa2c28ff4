// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.enrolment.AuthorityStore.StoredAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
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
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * One authority of the control plane: its certificate and the key that signs others. P-256 and
 * SHA-256 throughout.
 *
 * @param pin SHA-256 of its public key, in hex
 * @param signsFrom when it takes the place of the one before
 */
public record Authority(
    String pin, X509Certificate certificate, PrivateKey key, Instant createdAt, Instant signsFrom) {
  private static final Duration LIFETIME = Duration.ofDays(3_650);
  private static final Duration MOST_SKEW = Duration.ofMinutes(10);
  private static final int SERIAL_BITS = 127;
  private static final int SHOWN_PIN = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Makes a new one that signs from then on. */
  static Authority make(Instant now, Instant signsFrom) {
    KeyPair keys = newKeys();
    String pin = TokenSecret.sha256(keys.getPublic().getEncoded());
    X500Name name = new X500Name("CN=Headroom agents " + pin.substring(0, SHOWN_PIN));
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              serial(),
              Date.from(now.minus(MOST_SKEW)),
              Date.from(now.plus(LIFETIME)),
              name,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return new Authority(
          pin,
          signed(builder, keys.getPrivate()),
          keys.getPrivate(),
          now.truncatedTo(ChronoUnit.MICROS),
          signsFrom.truncatedTo(ChronoUnit.MICROS));
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** Reads one that was kept. */
  static Authority open(StoredAuthority stored, KeySeal seal) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("EC")
              .generatePrivate(
                  new PKCS8EncodedKeySpec(seal.open(stored.sealedKey(), stored.pin())));
      return new Authority(
          stored.pin(),
          certificate(stored.certificate()),
          key,
          stored.createdAt(),
          stored.signsFrom());
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /** How it is kept. */
  StoredAuthority sealed(KeySeal seal) {
    return new StoredAuthority(
        pin, der(certificate), seal.seal(key.getEncoded(), pin), createdAt, signsFrom);
  }

  /** Its certificate, in base64. */
  public String der() {
    return der(certificate);
  }

  /**
   * Signs a certificate for clients and servers.
   *
   * @param commonName for people who look at it; it names nobody
   * @param names who it is for
   */
  X509Certificate sign(
      PublicKey subject, String commonName, Instant now, Duration lifetime, String... names) {
    Duration skew = min(MOST_SKEW, lifetime.dividedBy(10));
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              certificate,
              serial(),
              Date.from(now.minus(skew)),
              Date.from(now.plus(lifetime)),
              new X500Name("CN=" + commonName),
              subject);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth}));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(
              Stream.of(names)
                  .map(name -> new GeneralName(GeneralName.uniformResourceIdentifier, name))
                  .toArray(GeneralName[]::new)));
      return signed(builder, key);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /** A certificate in base64. */
  static String der(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  private static X509Certificate certificate(String der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(der)));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key) {
    try {
      byte[] der =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)).getEncoded();
      return certificate(Base64.getEncoder().encodeToString(der));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw impossible(e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static HeadroomException impossible(Exception cause) {
    return new HeadroomException(
        ErrorCode.INTERNAL, "A certificate could not be made or read.", cause);
  }

  @Override
  public String toString() {
    return "Authority[" + pin + "]";
  }
}
