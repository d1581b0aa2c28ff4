// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the process itself.
 *
 * @param dataDir folder of the embedded database; null: {@code headroom} in the user's data folder
 * @param bootstrapApiKeyFile where to write an API key of the name {@code bootstrap} at the start,
 *     readable by the owner only; a file whose key is valid is left alone; null: no such key
 * @param resetOperator present (any value but {@code false}): give the operator {@code admin} a new
 *     one-time password at the start
 */
@ConfigurationProperties("headroom")
public record ServerSettings(
    @Nullable String dataDir,
    @Nullable String bootstrapApiKeyFile,
    @Nullable String resetOperator) {

  public Path dataFolder() {
    return dataDir == null || dataDir.isEmpty()
        ? UserFolders.data().resolve("headroom")
        : path("headroom.data-dir", dataDir);
  }

  public @Nullable Path bootstrapApiKeyPath() {
    return bootstrapApiKeyFile == null || bootstrapApiKeyFile.isEmpty()
        ? null
        : path("headroom.bootstrap-api-key-file", bootstrapApiKeyFile);
  }

  public boolean wantsOperatorReset() {
    return resetOperator != null && !resetOperator.equals("false");
  }

  private static Path path(String key, String text) {
    try {
      return UserFolders.expand(text);
    } catch (InvalidPathException e) {
      throw new ConfigurationFault(key, "This is no path: " + text, e);
    }
  }
}
