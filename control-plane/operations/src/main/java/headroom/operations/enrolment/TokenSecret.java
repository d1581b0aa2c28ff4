// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets of tokens, and the digests by which they are known here. */
final class TokenSecret {
  /** Marks a token, so that scanners for leaked secrets can know it. */
  static final String PREFIX = "hre_";

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TokenSecret() {}

  /** 256 random bits. */
  static String random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  static String sha256(String secret) {
    return sha256(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** In hex. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
