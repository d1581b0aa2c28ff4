// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Collections;

/**
 * Reads the keys and certificates that settings name, so that a broken file is told as a bad
 * setting, before anything has started.
 */
public final class TlsCheck {
  private TlsCheck() {}

  /**
   * @throws ConfigException that names the setting whose file can't be used
   */
  public static void check(AgentConfig config) {
    var tls = config.signalling().tls();
    if (tls != null) {
      keystore(tls);
    }
  }

  private static void keystore(TlsFiles tls) {
    char[] password = tls.password().toCharArray();
    try (var file = Files.newInputStream(tls.keystore())) {
      var keystore = KeyStore.getInstance("PKCS12");
      keystore.load(file, password);
      for (String alias : Collections.list(keystore.aliases())) {
        if (keystore.isKeyEntry(alias) && keystore.getKey(alias, password) != null) {
          return;
        }
      }
      throw new ConfigException("tls-keystore", "holds no key: " + tls.keystore());
    } catch (IOException e) {
      throw e.getCause() instanceof UnrecoverableKeyException
          ? new ConfigException("tls-password-file", "does not hold the keystore's password")
          : unusable("tls-keystore", "PKCS #12 keystore", tls.keystore(), e);
    } catch (GeneralSecurityException e) {
      throw unusable("tls-keystore", "PKCS #12 keystore", tls.keystore(), e);
    }
  }

  private static ConfigException unusable(String key, String what, Path file, Exception cause) {
    return new ConfigException(
        key, "is no usable " + what + ": " + file + " (" + cause.getMessage() + ")");
  }
}
