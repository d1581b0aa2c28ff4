// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets and their digests. */
final class Secrets {
  /** Marks a Headroom key, so that scanners for leaked secrets can know it. */
  static final String API_KEY_PREFIX = "hrk_";

  /** Characters that are hard to confuse when a password is typed from a screen. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A key with 256 random bits. */
  static String apiKey() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return API_KEY_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** Four groups of four: 79 random bits. */
  static String oneTimePassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        password.append('-');
      }
      password.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return password.toString();
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
