// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditVerifier;
import headroom.operations.enrolment.Authorities;
import headroom.operations.restoration.Settling;
import headroom.persistence.Database;
import headroom.persistence.Migrations;
import headroom.persistence.PostgresAuditChain;
import headroom.persistence.PostgresAuthorityStore;
import headroom.persistence.RestoredDatabase;
import headroom.persistence.RestoredDatabase.Ended;
import headroom.persistence.backup.BackupHeader;
import headroom.persistence.backup.BackupRefusedException;
import headroom.persistence.backup.DatabaseRestore;
import headroom.server.config.AgentsKeyFile;
import headroom.server.config.ConfigurationFault;
import headroom.server.database.DatabaseDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings a database back from a file, or takes up one that was brought back by other means. */
final class Restore {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private Restore() {}

  static int run(Path file, CommandSettings settings)
      throws CommandRefusedException,
          BackupRefusedException,
          SQLException,
          IOException,
          InterruptedException {
    requirePrivate(file);
    // Before a database is made for it.
    DatabaseRestore.check(file);
    Clock clock = Clock.systemUTC();
    try (DatabaseDoor door = DatabaseDoor.alone(settings.database(), settings.server(), true)) {
      DatabaseRestore restore = new DatabaseRestore(door.dataSource(), file);
      try {
        BackupHeader header = restore.restore(clock.instant());
        System.out.println(
            "Restored: %s into %s, made at %s by release %s"
                .formatted(file, door.place(), header.madeAt(), header.release()));
        return takeUp(door, settings, clock, act(file, header));
      } catch (SQLException | IOException | RuntimeException e) {
        if (restore.isFilled()) {
          System.err.println(
              "The rows are back, and what had to follow failed. Mend what the next line says, then run"
                  + " mark-restored: before that do not start a control plane.");
        }
        throw e;
      }
    }
  }

  private static Act act(Path file, BackupHeader header) {
    return Act.of(Act.HEADROOM, "backup.restore", Settling.OBJECT, Commands.REASON)
        .changing(
            Map.of(),
            Map.of(
                "file",
                file.toString(),
                "madeAt",
                header.madeAt().toString(),
                "release",
                header.release(),
                "auditHead",
                header.auditHead()));
  }

  static int mark(CommandSettings settings)
      throws CommandRefusedException,
          BackupRefusedException,
          SQLException,
          IOException,
          InterruptedException {
    Clock clock = Clock.systemUTC();
    try (DatabaseDoor door = DatabaseDoor.alone(settings.database(), settings.server(), false)) {
      DatabaseRestore.requireUsed(door.dataSource());
      Migrations.run(door.dataSource());
      return takeUp(
          door,
          settings,
          clock,
          Act.of(Act.HEADROOM, "backup.mark-restored", Settling.OBJECT, Commands.REASON));
    }
  }

  private static int takeUp(DatabaseDoor door, CommandSettings settings, Clock clock, Act act)
      throws CommandRefusedException, SQLException {
    Database database = new Database(door.dataSource());
    Ended ended = new RestoredDatabase(database).takeUp(clock.instant(), act);
    if (door.isServed()) {
      throw new CommandRefusedException(
          ExitCode.BAD_CONFIGURATION,
          "A control plane was started meanwhile, which may not know that its database was restored. Stop"
              + " it, run mark-restored, then start it again.");
    }
    AuditVerifier.Outcome audit =
        new AuditVerifier(new PostgresAuditChain(database)).verify(Optional.empty());
    System.out.println(VerifyAudit.words(audit));
    System.out.println(
        "Not carried on: %d operations, %d tokens for hosts, automatic mode %s"
            .formatted(
                ended.operations(),
                ended.tokens(),
                ended.automaticHalted() ? "(halted until somebody resumes it)" : "(was off)"));
    System.out.println(agentsKey(database, settings, clock));
    System.out.println(
        "Next: start the control plane. It decides nothing until its hosts have told what runs.");
    return audit.intact() ? ExitCode.DONE : ExitCode.AUDIT_CHANGED;
  }

  /** Whether agents can be let in again. */
  private static String agentsKey(Database database, CommandSettings settings, Clock clock) {
    PostgresAuthorityStore authorities = new PostgresAuthorityStore(database);
    if (authorities.all().isEmpty()) {
      return "Agents: no certificates were in use.";
    }
    try {
      var _ =
          Authorities.open(
              authorities,
              AgentsKeyFile.open(settings.agents().keyPath(settings.server()), false),
              clock);
      return "Agents: the key file fits, their certificates stay good.";
    } catch (ConfigurationFault | HeadroomException e) {
      return "Agents: BEFORE THE START put the key file in its place. " + e.getMessage();
    }
  }

  private static void requirePrivate(Path file) throws CommandRefusedException, IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CommandRefusedException(
          ExitCode.NO_FILE, "There is no file " + file + " that this user may read.");
    }
    if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new CommandRefusedException(
          ExitCode.NO_PERMISSION,
          "Others may read "
              + file
              + ", which holds secrets. Make it readable by its owner only: chmod 600.");
    }
  }
}
