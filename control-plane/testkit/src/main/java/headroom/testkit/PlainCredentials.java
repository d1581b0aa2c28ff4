// SPDX-License-Identifier: Apache-2.0
package headroom.testkit;

import headroom.operations.access.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;

/** Secrets that count up, and hashes that cost nothing. */
public final class PlainCredentials implements Credentials {
  private final AtomicInteger made = new AtomicInteger();

  @Override
  public String newPassword() {
    return "password-" + made.incrementAndGet();
  }

  @Override
  public String hash(String password) {
    return "hash of " + password;
  }

  @Override
  public boolean matches(String password, String hash) {
    return hash.equals(hash(password));
  }

  @Override
  public String newKey() {
    return "hrk_" + made.incrementAndGet();
  }

  @Override
  public byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
