// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Credentials;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Secrets of a secure random generator; passwords by Argon2, keys by SHA-256. */
@Component
final class ServerCredentials implements Credentials {
  private final PasswordEncoder encoder;

  ServerCredentials(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public String newPassword() {
    return Secrets.oneTimePassword();
  }

  @Override
  public String hash(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("The encoder has no hash for a password.");
    }
    return hash;
  }

  @Override
  public boolean matches(String password, String hash) {
    return encoder.matches(password, hash);
  }

  @Override
  public String newKey() {
    return Secrets.apiKey();
  }

  @Override
  public byte[] digest(String key) {
    return Secrets.sha256(key);
  }
}
