// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.restoration.Restoration;
import headroom.persistence.backup.BackupRefusedException;
import headroom.persistence.backup.BackupRefusedException.Why;
import headroom.persistence.backup.DatabaseBackup;
import headroom.persistence.backup.DatabaseRestore;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups and restores where a control plane, another role or a broken table is in the way. */
@Timeout(120)
final class BackupBesideOthersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.000001Z");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void aBackupWithAHost() throws Exception {
    file = folder.resolve("backup");
    run(
        TestPostgres.empty(),
        """
        insert into host (name, group_name, incarnation, agent_version, mediasoup_version, cores,
          workers, memory_bytes, signalling_url, client_url)
        values ('media-01', 'local', 3, '', '', 4, 4, 1, '', '')
        """);
    write(TestPostgres.dataSource(), file);
  }

  @Test
  void aDatabaseThatAControlPlaneUsesIsLeftToIt() throws Exception {
    DataSource target = TestPostgres.another();
    try (Connection server = target.getConnection();
        Statement statement = server.createStatement()) {
      statement.execute("set application_name = 'headroom'");
      assertThatExceptionOfType(BackupRefusedException.class)
          .isThrownBy(() -> new DatabaseRestore(target, file).restore(NOW))
          .withMessageContaining("A control plane uses this database")
          .satisfies(refusal -> assertThat(refusal.why()).isEqualTo(Why.SETTINGS));
    }
    assertThat(new PostgresHostStore(new Database(target)).all()).isEmpty();
    new DatabaseRestore(target, file).restore(NOW);
    assertThat(new PostgresHostStore(new Database(target)).all()).hasSize(1);
  }

  @Test
  void whoDoesNotOwnTheTablesMakesNoBackupThatLacksSomething() {
    ApplicationRole.make(TestPostgres.dataSource(), "backup_app", "secret");
    ApplicationRole.grant(TestPostgres.dataSource(), "backup_app");
    assertThatExceptionOfType(BackupRefusedException.class)
        .isThrownBy(() -> write(TestPostgres.as("backup_app", "secret"), folder.resolve("less")))
        .withMessageContaining("backup_app does not own the tables")
        .withMessageContaining("headroom.database.owner")
        .satisfies(refusal -> assertThat(refusal.why()).isEqualTo(Why.SETTINGS));
  }

  @Test
  void oneThatBreaksOffAfterItsRowsSaysSoAndIsMarkedAllTheSame() throws Exception {
    DataSource old = TestPostgres.another();
    Migrations.run(old, 7);
    Path oldFile = folder.resolve("old");
    write(old, oldFile);
    DataSource target = TestPostgres.another();
    Migrations.run(target, 7);
    run(new Database(target), "create table audit_head (in_the_way int)");
    DatabaseRestore restore = new DatabaseRestore(target, oldFile);
    assertThatThrownBy(() -> restore.restore(NOW)).isInstanceOf(FlywayException.class);
    assertThat(restore.isFilled()).isTrue();
    assertThat(new PostgresRestorationStore(new Database(target)).latest().orElseThrow())
        .isEqualTo(Restoration.of(NOW, 0));
  }

  private static void write(DataSource source, Path to) throws Exception {
    try (OutputStream out = Files.newOutputStream(to)) {
      DatabaseBackup.write(source, "0.1.0", NOW, out);
    }
  }

  private static void run(Database database, String statements) {
    database.ask(sql -> sql.execute(statements));
  }
}
