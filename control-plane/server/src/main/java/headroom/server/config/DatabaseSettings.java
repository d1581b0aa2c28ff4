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
 * @param owner another user of the database, who owns the tables and brings them to this version at
 *     each start; null or empty: {@code user} does. With one, {@code user} gets no right to change
 *     tables or what stands in the audit
 * @param ownerPasswordFile a file with that one's password
 * @param poolSize most connections at once, 2 to 200; requests wait for one when all are in use
 */
@ConfigurationProperties("headroom.database")
public record DatabaseSettings(
    @Nullable String url,
    @DefaultValue("headroom") String user,
    @Nullable String passwordFile,
    @Nullable String owner,
    @Nullable String ownerPasswordFile,
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
    if (owner != null && owner.equals(user)) {
      throw new ConfigurationFault(
          "headroom.database.owner", "It must be another one than headroom.database.user.");
    }
  }

  public boolean embedded() {
    return url == null || url.isEmpty();
  }

  /** From its file; empty if there is none. */
  public String password() {
    return read("headroom.database.password-file", passwordFile);
  }

  /** The same of the owner. */
  public String ownerPassword() {
    return read("headroom.database.owner-password-file", ownerPasswordFile);
  }

  private static String read(String key, @Nullable String file) {
    if (file == null || file.isEmpty()) {
      return "";
    }
    try {
      List<String> lines = Files.readAllLines(Path.of(file));
      return lines.isEmpty() ? "" : lines.getFirst();
    } catch (IOException e) {
      throw new ConfigurationFault(key, "The file " + file + " can't be read.", e);
    }
  }
}
