// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import headroom.persistence.ServedDatabase;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.DatabaseSettings;
import headroom.server.config.ServerSettings;
import headroom.server.config.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The way to the database for a command that runs beside the server, or in its place. */
public final class DatabaseDoor implements AutoCloseable {
  private static final int ROOT = 0;

  private final DataSource source;
  private final String place;
  private final @Nullable EmbeddedPostgres embedded;

  private DatabaseDoor(DatabaseAddress address, String place, @Nullable EmbeddedPostgres embedded) {
    PGSimpleDataSource simple = new PGSimpleDataSource();
    simple.setUrl(address.url());
    simple.setUser(address.user());
    simple.setPassword(address.password());
    simple.setApplicationName("headroom-command");
    // Details of an error are values of rows, some of which are secret.
    simple.setLogServerErrorDetail(false);
    this.source = simple;
    this.place = place;
    this.embedded = embedded;
  }

  /**
   * To read what is there, whether a server runs on it or not.
   *
   * @throws ConfigurationFault when there is no embedded database in the data folder, or this user
   *     may not read it
   */
  public static DatabaseDoor beside(DatabaseSettings database, ServerSettings server)
      throws IOException, InterruptedException, SQLException {
    if (!database.embedded()) {
      return own(database);
    }
    Path folder = server.dataFolder();
    requireCluster(folder);
    requireOwnUser(folder);
    Optional<DatabaseAddress> running = EmbeddedPostgres.running(folder);
    return running.isPresent()
        ? new DatabaseDoor(running.get(), place(folder), null)
        : embedded(folder);
  }

  /**
   * To change it as a whole; an embedded one is kept from every server meanwhile.
   *
   * @param mayBeMade whether an embedded database is made when there is none
   */
  public static DatabaseDoor alone(
      DatabaseSettings database, ServerSettings server, boolean mayBeMade)
      throws IOException, InterruptedException, SQLException {
    if (!database.embedded()) {
      DatabaseDoor door = own(database);
      if (door.isServed()) {
        throw new ConfigurationFault(
            "headroom.database.url", "A control plane uses this database. Stop it first.");
      }
      return door;
    }
    if (!mayBeMade) {
      requireCluster(server.dataFolder());
    }
    requireOwnUser(server.dataFolder());
    return embedded(server.dataFolder());
  }

  private static void requireCluster(Path folder) {
    if (!EmbeddedPostgres.isIn(folder)) {
      throw new ConfigurationFault(
          PostgresFolder.KEY,
          "There is no database in "
              + folder
              + ", or this user may not look: run it as the control plane's user, with its settings.");
    }
  }

  /**
   * Files that root, or a colleague, made here could not be read by the server afterwards. A folder
   * of root's may be one that the server's group may write to.
   */
  private static void requireOwnUser(Path folder) throws IOException {
    boolean isMade = EmbeddedPostgres.isIn(folder);
    Path theirs = isMade ? PostgresFolder.clusterIn(folder) : folder;
    if (!Files.exists(theirs)) {
      return;
    }
    int owner = user(theirs);
    if (owner != user(Path.of("/proc/self")) && (isMade || owner != ROOT)) {
      throw new ConfigurationFault(
          PostgresFolder.KEY,
          theirs
              + " belongs to "
              + Files.getOwner(theirs)
              + ": run it as that user, for example with runuser -u. Nothing was done.");
    }
  }

  private static int user(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private static DatabaseDoor own(DatabaseSettings settings) throws SQLException {
    String owner = settings.owner();
    String url = String.valueOf(settings.url());
    // Who works in the tables may be another role, with fewer rights.
    DatabaseAddress address =
        owner == null || owner.isEmpty()
            ? new DatabaseAddress(url, settings.user(), settings.password())
            : new DatabaseAddress(url, owner, settings.ownerPassword());
    // What follows the question mark may hold a password.
    DatabaseDoor door = new DatabaseDoor(address, url.replaceFirst("\\?.*", ""), null);
    // One that is away is told in the same words whatever is done with it.
    door.dataSource().getConnection().close();
    return door;
  }

  private static DatabaseDoor embedded(Path folder) throws IOException, InterruptedException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, UserFolders.cache());
    return new DatabaseDoor(postgres.forItsOwner(), place(folder), postgres);
  }

  private static String place(Path folder) {
    return "the embedded database in " + folder;
  }

  public DataSource dataSource() {
    return source;
  }

  /** Whether a control plane uses it. */
  public boolean isServed() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return ServedDatabase.isServed(connection);
    }
  }

  /** Which database it is, in words for people. */
  public String place() {
    return place;
  }

  @Override
  public void close() throws IOException {
    if (embedded != null) {
      embedded.close();
    }
  }
}
