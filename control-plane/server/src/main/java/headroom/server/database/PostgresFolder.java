// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import headroom.server.config.ConfigurationFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * What lies in Headroom's data folder: {@code postgresql} (the cluster), {@code
 * postgresql.password}, {@code postgresql.log}, {@code lock}.
 */
final class PostgresFolder {
  static final String KEY = "headroom.data-dir";
  static final String USER = "headroom";

  private final Path folder;

  private PostgresFolder(Path folder) {
    this.folder = folder;
  }

  /** Takes a folder up; made, readable by its owner only, when it is missing. */
  static PostgresFolder in(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      // PostgreSQL reports the real path, and it is compared later.
      return new PostgresFolder(folder.toRealPath());
    } catch (IOException e) {
      throw new ConfigurationFault(KEY, "The folder " + folder + " can't be made or read.", e);
    }
  }

  Path root() {
    return folder;
  }

  Path cluster() {
    return clusterIn(folder);
  }

  static Path clusterIn(Path dataFolder) {
    return dataFolder.resolve("postgresql");
  }

  Path log() {
    return folder.resolve("postgresql.log");
  }

  /** The first lines of a server that runs in this folder: its process, folder, port, state. */
  List<String> pidFile() throws IOException {
    try {
      return Files.readAllLines(pidPath());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Removes the pid file of a server that is known not to run. */
  void forgetPid() throws IOException {
    Files.delete(pidPath());
  }

  private Path pidPath() {
    return cluster().resolve("postmaster.pid");
  }

  /** Makes the cluster when there is none; else checks that our programs can read it. */
  void prepare(PostgresCommands commands) throws IOException, InterruptedException {
    Path version = cluster().resolve("PG_VERSION");
    if (Files.exists(version)) {
      String major = Files.readString(version).strip();
      if (!major.equals(PostgresBinaries.MAJOR)) {
        throw new ConfigurationFault(
            KEY,
            "The database in %s was made by PostgreSQL %s; this Headroom carries %s. Dump it with the old version and restore it, or name another folder."
                .formatted(folder, major, PostgresBinaries.MAJOR));
      }
      return;
    }
    initialise(commands);
  }

  private void initialise(PostgresCommands commands) throws IOException, InterruptedException {
    // A start that was killed half way leaves only the unfinished folder, which is made anew.
    Path unfinished = Files.createTempDirectory(folder, "postgresql-unfinished-");
    writePassword();
    Process initdb =
        new ProcessBuilder(
                commands.tool(
                    "initdb",
                    List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--no-instructions")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()))
            .start();
    if (initdb.waitFor() != 0) {
      throw new IOException(
          "PostgreSQL could not make its files."
              + (commands.asRoot()
                  ? " As root it needs user namespaces (unshare --user); where they are forbidden,"
                      + " run Headroom as an ordinary user."
                  : "")
              + " The log says:\n"
              + lastLogLines());
    }
    Files.move(unfinished, cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void writePassword() throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        passwordFile(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  String password() throws IOException {
    return Files.readString(passwordFile());
  }

  String lastLogLines() throws IOException {
    List<String> lines = Files.readAllLines(log());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
  }

  private Path passwordFile() {
    return folder.resolve("postgresql.password");
  }
}
