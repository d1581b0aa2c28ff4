// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import headroom.persistence.ApplicationRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes with Headroom: its data lies in a folder, its password in a file beside
 * it, it listens on a random loopback port, and it lives no longer than this server.
 */
final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private static final String APPLICATION = "headroom_application";

  private final FolderLock lock;
  private final PostgresProcess process;
  private final String password;

  private EmbeddedPostgres(FolderLock lock, PostgresProcess process, String password) {
    this.lock = lock;
    this.process = process;
    this.password = password;
  }

  /**
   * Starts PostgreSQL on a folder; the folder's data is kept.
   *
   * @param cache where PostgreSQL's programs are unpacked
   * @throws headroom.server.config.ConfigurationFault when the folder can't be used
   */
  static EmbeddedPostgres start(Path dataFolder, Path cache)
      throws IOException, InterruptedException {
    PostgresFolder folder = PostgresFolder.in(dataFolder);
    FolderLock lock = FolderLock.take(folder.root());
    try {
      PostgresCommands commands = PostgresCommands.of(PostgresBinaries.unpackedIn(cache));
      OrphanedPostgres.stop(folder, commands);
      folder.prepare(commands);
      var embedded =
          new EmbeddedPostgres(lock, PostgresProcess.start(folder, commands), folder.password());
      embedded.checkIdentity(folder);
      LOG.info("PostgreSQL runs on the data in {}", folder.root());
      return embedded;
    } catch (IOException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Who owns the tables. */
  DatabaseAddress forItsOwner() {
    return new DatabaseAddress(url(), user(), password);
  }

  /**
   * As whom the server works: a role that is made when it is missing, with a password of this
   * start.
   */
  DatabaseAddress forTheApplication() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    DatabaseAddress address =
        new DatabaseAddress(
            url(), APPLICATION, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    ApplicationRole.make(forItsOwner().dataSource(), address.user(), address.password());
    return address;
  }

  /** Whether a folder has a database. */
  static boolean isIn(Path dataFolder) {
    return Files.isReadable(PostgresFolder.clusterIn(dataFolder).resolve("PG_VERSION"));
  }

  /** Where the PostgreSQL that runs on a folder answers; empty when none does. */
  static Optional<DatabaseAddress> running(Path dataFolder) throws IOException {
    PostgresFolder folder = PostgresFolder.in(dataFolder);
    Optional<Integer> port = OrphanedPostgres.port(folder);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    var address = new DatabaseAddress(url(port.get()), PostgresFolder.USER, folder.password());
    try {
      checkIdentity(address, folder);
    } catch (SQLException e) {
      throw new IOException(
          "The PostgreSQL that runs in " + folder.root() + " does not answer.", e);
    }
    return Optional.of(address);
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  String url() {
    return url(process.port());
  }

  String user() {
    return PostgresFolder.USER;
  }

  String password() {
    return password;
  }

  /** Before the first write: whatever answers on the port must be the server of our folder. */
  private void checkIdentity(PostgresFolder folder) throws IOException {
    try {
      checkIdentity(new DatabaseAddress(url(), user(), password), folder);
    } catch (SQLException e) {
      process.close();
      throw new IOException("The embedded PostgreSQL refuses its owner.", e);
    } catch (IOException e) {
      process.close();
      throw e;
    }
  }

  private static void checkIdentity(DatabaseAddress address, PostgresFolder folder)
      throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select current_setting('data_directory'), current_setting('server_version')")) {
      row.next();
      if (!row.getString(1).equals(folder.cluster().toString())
          || !row.getString(2).startsWith(PostgresBinaries.MAJOR + ".")) {
        throw new IOException(
            "A foreign database answers at " + address.url() + ": " + row.getString(1));
      }
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
    lock.close();
  }
}
