// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/**
 * Writes a certificate request (PKCS #10, RFC 2986) for a P-256 key. It says nothing but the key:
 * names are the control plane's to give.
 */
final class CertificateRequest {
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final int LONG_FORM = 0x80;
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final byte[] NO_NAME = {SEQUENCE, 0x00};
  private static final byte[] NO_ATTRIBUTES = {(byte) 0xa0, 0x00};

  /** SEQUENCE of the object identifier 1.2.840.10045.4.3.2. */
  private static final byte[] ECDSA_WITH_SHA256 = {
    SEQUENCE, 0x0a, 0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
  };

  private CertificateRequest() {}

  /** The request, signed by the key, in DER. */
  static byte[] of(KeyPair keys) {
    byte[] info = tagged(SEQUENCE, VERSION, NO_NAME, keys.getPublic().getEncoded(), NO_ATTRIBUTES);
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(info);
      byte[] noUnusedBits = {0};
      return tagged(
          SEQUENCE, info, ECDSA_WITH_SHA256, tagged(BIT_STRING, noUnusedBits, signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has ECDSA.", e);
    }
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < LONG_FORM) {
      out.write(length);
    } else if (length <= 0xff) {
      out.write(LONG_FORM | 1);
      out.write(length);
    } else {
      out.write(LONG_FORM | 2);
      out.write(length >> Byte.SIZE);
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
