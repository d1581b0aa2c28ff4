// SPDX-License-Identifier: Apache-2.0
package headroom.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.HostStore;
import headroom.operations.restoration.RestorationStore;
import headroom.server.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The commands on an embedded database; the rows themselves are the matter of BackupTest. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
final class BackupCommandTest {
  @TempDir private Path folder;

  @Test
  void aBackupIsMadeBesideAServerOrWithoutAndRestoredIntoANewFolder(CapturedOutput output)
      throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    String key;
    try (RunningServer server = RunningServer.on(folder.resolve("data"))) {
      key = server.apiKey();
      server.bean(HostStore.class).save(SavedHost.named("media-1"));
      assertThat(command("data", "backup", first.toString())).isZero();
      assertThat(server.api("GET", "/audit?act=backup.make", key, "").body())
          .contains(first.toString(), "auditHead");
      assertThat(asAStranger(folder.resolve("data"))).isEqualTo(78);
      assertThat(output.getErr())
          .contains("password authentication failed", "(headroom.database.url, .user or .owner");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
        .isEqualTo("rw-------");
    assertThat(command("data", "backup", second.toString())).isZero();
    assertThat(command("data", "backup", second.toString())).isEqualTo(73);
    assertThat(command("new", "restore", second.toString())).isZero();
    assertThat(command("new", "restore", first.toString())).isEqualTo(73);
    assertThat(output.getErr()).contains("is there already", "The database is not empty");
    assertThat(output.getOut())
        .contains("It holds secrets", "Restored: " + second, "Audit: intact, 4 entries")
        .containsOnlyOnce("Operator sign-in");
    try (RunningServer server = RunningServer.on(folder.resolve("new"))) {
      assertThat(server.apiKey()).isEqualTo(key);
      assertThat(server.api("GET", "/hosts", key, "").body()).contains("media-1");
      var refused = server.api("POST", "/rooms", key, "{\"id\":\"daily\"}");
      assertThat(refused.body()).contains("HOSTS_NOT_HEARD", "\"retryable\":true");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(server.bean(FleetState.class).restoration().isListening()).isTrue();
    }
    assertThat(output.getOut()).containsOnlyOnce("Operator sign-in");
  }

  /** It appears while the rows are read, then while the audit is written. */
  @Test
  void aFileThatGetsTheNameMeanwhileIsNotReplaced(CapturedOutput output) throws Exception {
    Path data = folder.resolve("data");
    try (RunningServer server = RunningServer.on(data)) {
      for (String mode : List.of("access exclusive", "share")) {
        Path file = folder.resolve(mode);
        try (Connection connection = ownerOf(data);
            Statement statement = connection.createStatement()) {
          connection.setAutoCommit(false);
          statement.execute("lock table audit in " + mode + " mode");
          var backup =
              CompletableFuture.supplyAsync(() -> command("data", "backup", file.toString()));
          await().until(() -> isCommandHeldUp(statement));
          Files.writeString(file, "somebody else's");
          connection.rollback();
          assertThat(backup.join()).as(mode).isEqualTo(73);
        }
        assertThat(file).as(mode).hasContent("somebody else's");
        assertThat(output.getErr()).contains(file + " is there already");
      }
      assertThat(server.api("GET", "/audit?act=backup.make", server.apiKey(), "").body())
          .doesNotContain(folder.resolve("access exclusive").toString());
    }
    try (var files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().contains(".headroom-backup"));
    }
  }

  private static boolean isCommandHeldUp(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select exists (select from pg_locks join pg_stat_activity using (pid)"
                + " where not granted and application_name = 'headroom-command')")) {
      return row.next() && row.getBoolean(1);
    }
  }

  @Test
  void aDatabaseThatCameBackByOtherMeansIsMarked(CapturedOutput output) throws Exception {
    try (RunningServer server = RunningServer.on(folder.resolve("data"))) {
      assertThat(server.bean(RestorationStore.class).latest()).isEmpty();
    }
    assertThat(command("data", "mark-restored")).isZero();
    assertThat(output.getOut()).contains("Audit: intact", "Next: start the control plane");
    try (RunningServer server = RunningServer.on(folder.resolve("data"))) {
      // Nobody is known, so nobody is waited for.
      await().until(() -> !server.bean(FleetState.class).restoration().isListening());
      assertThat(server.bean(RestorationStore.class).latest().orElseThrow().settledAt())
          .isNotNull();
      assertThat(server.api("GET", "/audit?act=backup", server.apiKey(), "").body())
          .contains("backup.mark-restored", "backup.settle");
    }
  }

  @Test
  void whatCanNotBeDoneIsRefusedWithACodeAndLeavesNothing(CapturedOutput output) throws Exception {
    Path text = folder.resolve("text");
    Files.writeString(text, "no backup");
    assertThat(command("none", "backup")).isEqualTo(64);
    assertThat(command("none", "mark-restored", "file")).isEqualTo(64);
    assertThat(command("none", "restore", folder.resolve("missing").toString())).isEqualTo(66);
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(command("none", "restore", text.toString())).isEqualTo(77);
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));
    assertThat(command("none", "restore", text.toString())).isEqualTo(65);
    assertThat(command("none", "backup", folder.resolve("new").toString())).isEqualTo(78);
    assertThat(command("none", "mark-restored")).isEqualTo(78);
    assertThat(command("none", "backup", folder.resolve("no/such/place").toString())).isEqualTo(73);
    assertThat(
            Commands.run(
                "0.1.0",
                "restore",
                text.toString(),
                "--headroom.database.url=jdbc:postgresql://127.0.0.1:1/none"))
        .isEqualTo(65);
    assertThat(
            Commands.run(
                "0.1.0",
                "backup",
                folder.resolve("new").toString(),
                "--headroom.database.url=jdbc:postgresql://127.0.0.1:1/none"))
        .isEqualTo(75);
    assertThat(output.getErr())
        .contains(
            "backup takes one file",
            "There is no file",
            "chmod 600",
            "This is no backup of Headroom",
            "There is no database in",
            "There is no folder");
    assertThat(Commands.isAskedForBy("--headroom.data-dir=x", "backup", "file")).isTrue();
    assertThat(Commands.isAskedForBy("--headroom.data-dir=x")).isFalse();
    // Mistyped, it does not serve.
    assertThat(Commands.isAskedForBy("--headroom.data-dir=x", "restor", "file")).isTrue();
    assertThat(command("none", "restor", text.toString())).isEqualTo(64);
    assertThat(output.getErr()).contains("There is no command restor");
    assertThat(Commands.run("0.1.0", "backup", "--help")).isZero();
    assertThat(output.getOut()).contains("restore FILE", "mark-restored");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(text);
    }
  }

  /** With a password that is wrong. */
  private int asAStranger(Path data) throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong"), "guessed");
    return Commands.run(
        "0.1.0",
        "backup",
        folder.resolve("stolen").toString(),
        "--headroom.database.url=" + url(data),
        "--headroom.database.user=headroom",
        "--headroom.database.password-file=" + wrong);
  }

  private static Connection ownerOf(Path data) throws IOException, SQLException {
    String password = Files.readString(data.resolve("postgresql.password")).strip();
    return DriverManager.getConnection(url(data), "headroom", password);
  }

  private static String url(Path data) throws IOException {
    String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3).strip();
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private int command(String data, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--headroom.data-dir=" + folder.resolve(data));
    return Commands.run("0.1.0", arguments.toArray(String[]::new));
  }
}
