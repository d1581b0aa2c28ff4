// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files for TLS.
 *
 * @param keystore PKCS #12 with our key and certificate
 * @param passwordFile its first line is the keystore's password
 */
public record TlsFiles(Path keystore, Path passwordFile) {
  static @Nullable TlsFiles of(@Nullable Path keystore, @Nullable Path passwordFile) {
    if (keystore == null && passwordFile == null) {
      return null;
    }
    if (keystore == null || !Files.isReadable(keystore)) {
      throw new ConfigException("tls-keystore", "must name a readable PKCS #12 file");
    }
    if (passwordFile == null || !Files.isReadable(passwordFile)) {
      throw new ConfigException("tls-password-file", "must name a readable file with the password");
    }
    return new TlsFiles(keystore, passwordFile);
  }

  /** The keystore's password; read anew each time. */
  public String password() {
    try (var lines = Files.lines(passwordFile)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
