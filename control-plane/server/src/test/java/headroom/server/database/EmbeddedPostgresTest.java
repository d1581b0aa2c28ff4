// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import headroom.server.config.ConfigurationFault;
import headroom.server.config.UserFolders;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class EmbeddedPostgresTest {
  @TempDir Path data;

  @Test
  void aSecondStartKeepsTheData() throws Exception {
    try (EmbeddedPostgres first = start()) {
      run(first, "create table kept (n int); insert into kept values (7)");
    }
    try (EmbeddedPostgres second = start()) {
      assertThat(number(second, "select n from kept")).isEqualTo(7);
    }
  }

  @Test
  void nobodyComesInWithoutThePassword() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.url(), postgres.user(), "guess").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(data.resolve("postgresql.password"))).hasSize(2);
    }
  }

  @Test
  void closingItLeavesNoProcess() throws Exception {
    long pid;
    try (EmbeddedPostgres postgres = start()) {
      pid = postmaster();
      assertThat(ProcessHandle.of(pid)).isPresent();
      assertThat(number(postgres, "select 1")).isEqualTo(1);
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  @Test
  void aServerThatAKilledOwnerLeftBehindIsReplaced() throws Exception {
    try (EmbeddedPostgres first = start()) {
      run(first, "create table kept (n int); insert into kept values (7)");
    }
    Process orphan = startWithoutOwner();
    try (EmbeddedPostgres second = start()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(number(second, "select n from kept")).isEqualTo(7);
    } finally {
      orphan.destroyForcibly();
    }
  }

  @Test
  void aStrangerWhoHasTheNumberOfAnOldServerIsLeftAlone() throws Exception {
    start().close();
    Process stranger = new ProcessBuilder("sleep", "100").start();
    try {
      Files.writeString(
          data.resolve("postgresql/postmaster.pid"),
          stranger.pid() + "\n" + data.resolve("postgresql") + "\n1\n1\n\n\n\nready\n");
      start().close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aServerThatDiesIsStartedAgainOnTheSamePort() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      long pid = postmaster();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> number(postgres, "select 1") == 1 && postmaster() != pid);
    }
  }

  @Test
  void aFolderIsForOneServerOnly() throws Exception {
    try (FolderLock _ = FolderLock.take(data, Duration.ZERO)) {
      assertThatThrownBy(() -> FolderLock.take(data, Duration.ofMillis(200)))
          .isInstanceOf(ConfigurationFault.class)
          .hasMessageContaining("Another Headroom server");
    }
    FolderLock.take(data, Duration.ZERO).close();
  }

  @Test
  void dataOfAnotherMajorVersionIsRefused() throws Exception {
    Files.createDirectories(data.resolve("postgresql"));
    Files.writeString(data.resolve("postgresql/PG_VERSION"), "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            ConfigurationFault.class,
            fault -> assertThat(fault.key()).isEqualTo("headroom.data-dir"))
        .hasMessageContaining("PostgreSQL 17");
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws Exception {
    Path file = Files.createFile(data.resolve("file"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), UserFolders.cache()))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining("headroom.data-dir");
  }

  private EmbeddedPostgres start() throws IOException, InterruptedException {
    return EmbeddedPostgres.start(data, UserFolders.cache());
  }

  /** As if its owner had been killed: nobody tells it to stop. */
  private Process startWithoutOwner() throws Exception {
    PostgresFolder folder = PostgresFolder.in(data);
    PostgresCommands commands =
        PostgresCommands.of(PostgresBinaries.unpackedIn(UserFolders.cache()));
    Process orphan =
        new ProcessBuilder(
                commands.tool(
                    "postgres",
                    List.of(
                        "-D",
                        folder.cluster().toString(),
                        "-p",
                        Integer.toString(freePort()),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().atMost(Duration.ofSeconds(30)).until(() -> folder.pidFile().size() >= 8);
    return orphan;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private long postmaster() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst().strip());
  }

  private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
  }
}
