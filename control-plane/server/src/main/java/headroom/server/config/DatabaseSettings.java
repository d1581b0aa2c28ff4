// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An operator's own PostgreSQL; without a URL the server runs one itself.
 *
 * @param url for example {@code jdbc:postgresql://db.internal/headroom}; null or empty: embedded
 * @param user of the database at the URL
 * @param passwordFile a file with the password in its first line; null: the URL or the database
 *     needs none. There is no setting for the password itself, because it would show in the
 *     environment and the process list
 * @param poolSize most connections at once, 2 to 200; requests wait for one when all are in use
 */
@ConfigurationProperties("headroom.database")
public record DatabaseSettings(
    @Nullable String url,
    @DefaultValue("headroom") String user,
    @Nullable String passwordFile,
    @DefaultValue("10") int poolSize) {
  public DatabaseSettings {
    if (url != null && !url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      throw new ConfigurationFault(
          "headroom.database.url",
          "It must begin with jdbc:postgresql: because Headroom needs PostgreSQL 18 or newer.");
    }
    if (poolSize < 2 || poolSize > 200) {
      throw new ConfigurationFault("headroom.database.pool-size", "It must be 2 to 200.");
    }
  }

  public boolean embedded() {
    return url == null || url.isEmpty();
  }

  /** From its file; empty if there is none. */
  public String password() {
    if (passwordFile == null || passwordFile.isEmpty()) {
      return "";
    }
    try {
      List<String> lines = Files.readAllLines(Path.of(passwordFile));
      return lines.isEmpty() ? "" : lines.getFirst();
    } catch (IOException e) {
      throw new ConfigurationFault(
          "headroom.database.password-file", "The file " + passwordFile + " can't be read.", e);
    }
  }
}
