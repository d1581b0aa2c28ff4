// SPDX-License-Identifier: Apache-2.0
package headroom.server.command;

import headroom.operations.audit.Act;
import headroom.operations.restoration.Settling;
import headroom.persistence.Database;
import headroom.persistence.PostgresAuditLog;
import headroom.persistence.backup.BackupRefusedException;
import headroom.persistence.backup.DatabaseBackup;
import headroom.server.database.DatabaseDoor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;

/** Writes the database into a file. Under its name there is a whole backup or nothing. */
final class Backup {
  private Backup() {}

  static int run(Path file, CommandSettings settings)
      throws CommandRefusedException,
          BackupRefusedException,
          SQLException,
          IOException,
          InterruptedException {
    requireNew(file);
    try (DatabaseDoor door = DatabaseDoor.beside(settings.database(), settings.server())) {
      Path unfinished = unfinished(file);
      try {
        write(door, settings, unfinished, file);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    }
    return ExitCode.DONE;
  }

  private static void requireNew(Path file) throws CommandRefusedException {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandRefusedException(
          ExitCode.CANT_CREATE, "There is no folder " + folder + ". Nothing was written.");
    }
    requireFree(file);
  }

  private static void requireFree(Path file) throws CommandRefusedException {
    // A link that leads nowhere takes the name, too.
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(file);
    }
  }

  private static CommandRefusedException taken(Path file) {
    return new CommandRefusedException(
        ExitCode.CANT_CREATE, file + " is there already. Nothing was written; give a new name.");
  }

  private static Path unfinished(Path file) throws CommandRefusedException {
    try {
      Path unfinished =
          Files.createTempFile(
              file.getParent(),
              ".headroom-backup-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      // Whoever is told to end in the midst of it leaves no secrets behind.
      unfinished.toFile().deleteOnExit();
      return unfinished;
    } catch (IOException e) {
      throw new CommandRefusedException(
          ExitCode.CANT_CREATE, "No file can be written in " + file.getParent() + ": " + e);
    }
  }

  private static void write(DatabaseDoor door, CommandSettings settings, Path unfinished, Path file)
      throws SQLException, IOException, BackupRefusedException, CommandRefusedException {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    MessageDigest digest = sha256();
    DatabaseBackup.Made made;
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
        OutputStream out =
            new DigestOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel)), digest)) {
      made = DatabaseBackup.write(door.dataSource(), settings.release(), now, out);
      out.flush();
      channel.force(true);
    }
    String sum = HexFormat.of().formatHex(digest.digest());
    // It may have taken minutes, and what is refused now does not stand in the audit.
    requireFree(file);
    // Written down first: what can't be audited is not done.
    new PostgresAuditLog(new Database(door.dataSource()))
        .append(
            Act.of(Act.HEADROOM, "backup.make", Settling.OBJECT, Commands.REASON)
                .changing(
                    Map.of(),
                    Map.of(
                        "file",
                        file.toString(),
                        "sha256",
                        sum,
                        "rows",
                        made.rows(),
                        "auditHead",
                        made.header().auditHead()))
                .done(now));
    name(unfinished, file);
    System.out.println(
        "Backup: %s of %s, %,d bytes, %d tables, %d rows, schema %d, SHA-256 %s"
            .formatted(
                file,
                door.place(),
                Files.size(file),
                made.tables(),
                made.rows(),
                made.header().schema(),
                sum));
    System.out.println("Audit: head, to be kept elsewhere: " + made.header().auditHead());
    System.out.println(
        "It holds secrets (keys that sign join tokens, hashes of passwords): mode 600. "
            + settings.agents().keyPath(settings.server())
            + " is not in it; keep a copy of that apart from it.");
  }

  /** Gives it its name; a file that got that name meanwhile is left as it is. */
  private static void name(Path unfinished, Path file) throws IOException, CommandRefusedException {
    try {
      // A move would replace what it finds.
      Files.createLink(file, unfinished);
    } catch (FileAlreadyExistsException e) {
      throw taken(file);
    } catch (FileSystemException | UnsupportedOperationException e) {
      // FAT and some network drives have no hard links: looking just before it must do there.
      requireFree(file);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
