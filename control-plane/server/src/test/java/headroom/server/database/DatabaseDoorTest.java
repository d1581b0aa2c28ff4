// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import headroom.persistence.ServedDatabase;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.DatabaseSettings;
import headroom.server.config.ServerSettings;
import headroom.server.config.UserFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which database a command gets, and when it gets none. */
@Timeout(120)
final class DatabaseDoorTest {
  @TempDir Path folder;

  @Test
  void aRunningEmbeddedDatabaseIsReadBesideItsServerAndNotTakenFromIt() throws Exception {
    ServerSettings server = new ServerSettings(folder.resolve("data").toString(), null, null);
    DatabaseSettings embedded = new DatabaseSettings("", "headroom", null, null, null, 10);
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.start(server.dataFolder(), UserFolders.cache());
        DatabaseDoor door = DatabaseDoor.beside(embedded, server);
        Connection connection = door.dataSource().getConnection()) {
      assertThat(connection.getMetaData().getURL()).startsWith(postgres.url() + "?");
    }
    try (DatabaseDoor door = DatabaseDoor.beside(embedded, server);
        Connection connection = door.dataSource().getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void aDatabaseOfOnesOwnIsLeftToTheControlPlaneThatUsesIt() throws Exception {
    Path password = folder.resolve("password");
    ServerSettings none = new ServerSettings(folder.resolve("none").toString(), null, null);
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.resolve("data"), UserFolders.cache())) {
      Files.writeString(password, postgres.password());
      DatabaseSettings own =
          new DatabaseSettings(
              postgres.url(), "nobody", null, postgres.user(), password.toString(), 10);
      try (DatabaseDoor door = DatabaseDoor.alone(own, none, true)) {
        assertThat(door.place()).isEqualTo(postgres.url());
        assertThat(door.dataSource().getConnection().isValid(1)).isTrue();
      }
      try (Connection server = controlPlane(postgres)) {
        assertThat(server.isValid(1)).isTrue();
        assertThatThrownBy(() -> DatabaseDoor.alone(own, none, true).close())
            .isInstanceOf(ConfigurationFault.class)
            .hasMessageContaining("A control plane uses this database");
        // Whoever owns the tables need not be mighty, nor the one who works in them.
        try (Statement statement = server.createStatement()) {
          statement.execute("create role keeper login password 'kept'");
        }
        Files.writeString(password, "kept");
        DatabaseSettings keepers =
            new DatabaseSettings(postgres.url(), "nobody", null, "keeper", password.toString(), 10);
        assertThatThrownBy(() -> DatabaseDoor.alone(keepers, none, true).close())
            .isInstanceOf(ConfigurationFault.class)
            .hasMessageContaining("A control plane uses this database");
        Files.writeString(password, postgres.password());
        DatabaseDoor.beside(own, none).close();
      }
    }
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aControlPlaneIsSeenWhateverItsUrlCallsIt() throws Exception {
    Path password = folder.resolve("password");
    ServerSettings none = new ServerSettings(folder.resolve("none").toString(), null, null);
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.resolve("data"), UserFolders.cache())) {
      Files.writeString(password, postgres.password());
      DatabaseSettings named =
          new DatabaseSettings(
              postgres.url() + "?ApplicationName=" + ServedDatabase.SERVER,
              postgres.user(),
              password.toString(),
              null,
              null,
              10);
      try (DatabaseDoor door = DatabaseDoor.alone(named, none, true)) {
        for (String name :
            List.of("?ApplicationName=mine", "?options=-c%20application_name=mine")) {
          DatabaseAddress address =
              new DatabaseAddress(postgres.url() + name, postgres.user(), postgres.password());
          try (HikariDataSource pool = new DatabaseWiring().dataSource(address, named)) {
            assertThat(pool.isRunning()).isTrue();
            assertThat(door.isServed()).as("pool, " + name).isTrue();
          }
          await().until(() -> !door.isServed());
          try (DatabaseProbe probe = new DatabaseProbe(address)) {
            assertThat(probe.answers()).isTrue();
            assertThat(door.isServed()).as("probe, " + name).isTrue();
          }
          await().until(() -> !door.isServed());
        }
      }
    }
  }

  @Test
  void filesThatTheServersUserCouldNotReadAreNotMade() throws Exception {
    assumeThat(System.getProperty("user.name")).as("who may give files away").isEqualTo("root");
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setAttribute(data, "unix:uid", 65_534);
    ServerSettings server = new ServerSettings(data.toString(), null, null);
    DatabaseSettings embedded = new DatabaseSettings("", "headroom", null, null, null, 10);
    assertThatThrownBy(() -> DatabaseDoor.alone(embedded, server, true).close())
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining("run it as that user");
    assertThat(data).isEmptyDirectory();
  }

  private static Connection controlPlane(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.url() + "?ApplicationName=" + ServedDatabase.SERVER,
        postgres.user(),
        postgres.password());
  }
}
