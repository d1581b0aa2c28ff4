// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a certificate request whose sender has the private one. Nothing else of a
 * request counts: names are the authority's to give.
 *
 * @param sha256 in hex
 */
record RequestedKey(PublicKey key, String sha256) {
  private static final int P_256_BITS = 256;
  private static final int MOST_BYTES = 4_096;

  /**
   * Reads a PKCS #10 request.
   *
   * @throws HeadroomException INVALID_REQUEST when it is malformed, not of P-256, or not signed by
   *     its key
   */
  static RequestedKey of(byte[] request) {
    if (request.length > MOST_BYTES) {
      throw refused(null);
    }
    try {
      PKCS10CertificationRequest csr = new PKCS10CertificationRequest(request);
      byte[] encoded = csr.getSubjectPublicKeyInfo().getEncoded();
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(key);
      signature.update(csr.toASN1Structure().getCertificationRequestInfo().getEncoded("DER"));
      boolean good =
          csr.getSignatureAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.ecdsa_with_SHA256)
              && key instanceof ECPublicKey ec
              && ec.getParams().getOrder().bitLength() == P_256_BITS
              && signature.verify(csr.getSignature());
      if (!good) {
        throw refused(null);
      }
      return new RequestedKey(key, TokenSecret.sha256(key.getEncoded()));
    } catch (HeadroomException e) {
      throw e;
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      // What is malformed makes the parser throw whatever comes, such as an index out of bounds.
      throw refused(e);
    }
  }

  private static HeadroomException refused(@Nullable Exception cause) {
    String message = "The certificate request must be PKCS #10, signed by its own P-256 key.";
    return cause == null
        ? new HeadroomException(ErrorCode.INVALID_REQUEST, message)
        : new HeadroomException(ErrorCode.INVALID_REQUEST, message, cause);
  }
}
