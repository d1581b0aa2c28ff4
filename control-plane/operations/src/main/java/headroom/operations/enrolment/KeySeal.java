// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what must not be readable from the database alone: AES-256-GCM with a key that is kept
 * elsewhere. What something is sealed for is authenticated with it, so that it can't be taken for
 * something else.
 */
public final class KeySeal {
  /** Bytes of the key. */
  public static final int KEY_BYTES = 32;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  /**
   * @throws IllegalArgumentException when the key has another length
   */
  public KeySeal(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("The key has 32 bytes.");
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Encrypts; in base64. */
  String seal(byte[] secret, String purpose) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret, 0, secret.length, purpose);
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
  }

  /**
   * Decrypts.
   *
   * @throws HeadroomException INTERNAL when it was sealed with another key or for something else
   */
  byte[] open(String sealed, String purpose) {
    byte[] all = Base64.getDecoder().decode(sealed);
    if (all.length <= NONCE_BYTES) {
      throw unreadable(null);
    }
    byte[] nonce = new byte[NONCE_BYTES];
    System.arraycopy(all, 0, nonce, 0, NONCE_BYTES);
    return crypt(Cipher.DECRYPT_MODE, nonce, all, NONCE_BYTES, all.length - NONCE_BYTES, purpose);
  }

  private byte[] crypt(
      int mode, byte[] nonce, byte[] text, int offset, int length, String purpose) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text, offset, length);
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private static HeadroomException unreadable(@Nullable Exception cause) {
    String message =
        "A key in the database was sealed with another key file. Bring that file back.";
    return cause == null
        ? new HeadroomException(ErrorCode.INTERNAL, message)
        : new HeadroomException(ErrorCode.INTERNAL, message, cause);
  }
}
