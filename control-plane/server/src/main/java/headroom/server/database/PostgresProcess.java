// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running PostgreSQL of a folder; started again when it ends without being asked to.
 *
 * <p>One thread starts it and lives as long as it: the kernel ends PostgreSQL together with the
 * thread that started it, see {@link PostgresCommands#server}.
 */
final class PostgresProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

  private final PostgresFolder folder;
  private final PostgresCommands commands;
  private final int port;
  private final Thread owner;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Process process;
  private volatile @Nullable IOException failure;

  private PostgresProcess(PostgresFolder folder, PostgresCommands commands, int port) {
    this.folder = folder;
    this.commands = commands;
    this.port = port;
    this.owner = Thread.ofPlatform().daemon().name("postgresql").unstarted(this::keepRunning);
  }

  /** Starts PostgreSQL on a free port of the loopback interface and waits until it answers. */
  static PostgresProcess start(PostgresFolder folder, PostgresCommands commands)
      throws IOException, InterruptedException {
    if (Files.exists(folder.log())) {
      Files.move(
          folder.log(),
          folder.root().resolve("postgresql.log.1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    var postgres = new PostgresProcess(folder, commands, freePort());
    postgres.owner.start();
    try {
      postgres.awaitReady();
    } catch (IOException | InterruptedException e) {
      postgres.close();
      throw e;
    }
    return postgres;
  }

  int port() {
    return port;
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void keepRunning() {
    try {
      do {
        Process started = launch();
        process = started;
        int code = started.waitFor();
        if (stopping.getCount() > 0) {
          LOG.error(
              "PostgreSQL ended with code {} and is started again; see {}", code, folder.log());
        }
      } while (!stopping.await(RESTART_PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            commands.server(
                List.of(
                    "-D", folder.cluster().toString(),
                    "-p", Integer.toString(port),
                    "-c", "listen_addresses=127.0.0.1",
                    // No socket file: it would lie in a folder that all users share.
                    "-c", "unix_socket_directories=",
                    "-c", "max_connections=60",
                    "-c", "shared_buffers=64MB",
                    "-c", "timezone=UTC",
                    "-c", "lc_messages=C",
                    // Just-in-time compilation costs more than it saves with short statements.
                    "-c", "jit=off",
                    "-c", "cluster_name=headroom")))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    while (!isReady()) {
      IOException cause = failure;
      Process current = process;
      if (cause != null) {
        throw cause;
      }
      if ((current != null && !current.isAlive()) || System.nanoTime() - end > 0) {
        throw new IOException("PostgreSQL did not start. Its log says:\n" + folder.lastLogLines());
      }
      Thread.sleep(POLL);
    }
  }

  /** Its pid file names it, our port and "ready", so no other server can be taken for it. */
  private boolean isReady() throws IOException {
    Process current = process;
    List<String> lines = folder.pidFile();
    return current != null
        && lines.size() >= 8
        && lines.get(0).strip().equals(Long.toString(current.pid()))
        && lines.get(3).strip().equals(Integer.toString(port))
        && lines.get(7).strip().equals("ready");
  }

  /** The command that stops the server of a folder: at once, in order, open connections or not. */
  static List<String> stopCommand(PostgresFolder folder, PostgresCommands commands) {
    return commands.tool(
        "pg_ctl",
        List.of("stop", "-D", folder.cluster().toString(), "-m", "fast", "-w", "-t", "30", "-s"));
  }

  @Override
  public void close() throws IOException {
    stopping.countDown();
    Process current = process;
    if (current == null || !current.isAlive()) {
      return;
    }
    try {
      new ProcessBuilder(stopCommand(folder, commands))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
          .start()
          .waitFor();
      if (!current.waitFor(5, TimeUnit.SECONDS)) {
        // Committed data is safe: the next start recovers from the write-ahead log.
        current.destroyForcibly();
      }
    } catch (InterruptedException e) {
      current.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
