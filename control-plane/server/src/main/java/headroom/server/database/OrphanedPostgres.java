// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a PostgreSQL that a killed Headroom left behind. Call it only while holding the folder's
 * lock: then a server that runs in the folder belongs to nobody.
 */
final class OrphanedPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);

  private OrphanedPostgres() {}

  static void stop(PostgresFolder folder, PostgresCommands commands)
      throws IOException, InterruptedException {
    List<String> lines = folder.pidFile();
    if (lines.isEmpty()) {
      return;
    }
    Optional<ProcessHandle> orphan = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    if (orphan.isEmpty()) {
      // PostgreSQL replaces the stale file itself.
      return;
    }
    if (!runsIn(orphan.get(), folder.cluster())) {
      // The number belongs to a stranger by now. PostgreSQL would take it for a server and refuse.
      folder.forgetPid();
      return;
    }
    LOG.info("Stopping the PostgreSQL that a killed server left behind in {}", folder.root());
    Process stop =
        new ProcessBuilder(PostgresProcess.stopCommand(folder, commands))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .start();
    if (stop.waitFor() != 0 && orphan.get().isAlive()) {
      throw new IOException(
          "PostgreSQL (process "
              + orphan.get().pid()
              + ") of an earlier start still runs in "
              + folder.root()
              + " and does not stop. End it, then start again.");
    }
  }

  /** The port of the PostgreSQL that runs in a folder and is ready, whoever started it. */
  static Optional<Integer> port(PostgresFolder folder) throws IOException {
    List<String> lines = folder.pidFile();
    if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
      return Optional.empty();
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    return process.isPresent() && runsIn(process.get(), folder.cluster())
        ? Optional.of(Integer.parseInt(lines.get(3).strip()))
        : Optional.empty();
  }

  /** A process number alone proves nothing: it is ours only with our folder on its command line. */
  private static boolean runsIn(ProcessHandle process, Path cluster) throws IOException {
    try {
      String commandLine = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      return List.of(commandLine.split("\0", -1)).contains(cluster.toString());
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
