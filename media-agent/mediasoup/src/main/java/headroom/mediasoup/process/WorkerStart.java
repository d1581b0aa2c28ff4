// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import headroom.mediasoup.channel.Channel;
import headroom.mediasoup.channel.Registration;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.WorkerProcessException;
import headroom.mediasoup.fbs.notification.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a worker and waits for its first word. */
final class WorkerStart {
  private static final Logger log = LoggerFactory.getLogger(WorkerStart.class);

  private WorkerStart() {}

  static WorkerProcess start(WorkerFolder folder, WorkerCommand command, Duration requestTimeout) {
    if (!Files.isExecutable(command.binary())) {
      throw failed("%s is no executable file".formatted(command.binary()), null);
    }
    try {
      create(folder.path());
      WorkerLock lock = WorkerLock.take(folder);
      try {
        return startIn(folder, command, lock, requestTimeout);
      } catch (IOException | RuntimeException e) {
        lock.close();
        folder.discard();
        throw e;
      }
    } catch (IOException e) {
      throw failed("No worker can be started in %s: %s".formatted(folder.path(), e), e);
    }
  }

  private static void create(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      throw failed(
          "%s is there already; each worker needs a folder of its own".formatted(folder), e);
    }
  }

  private static WorkerProcess startIn(
      WorkerFolder folder, WorkerCommand command, WorkerLock lock, Duration requestTimeout)
      throws IOException {
    int generation = folder.nextGeneration();
    makePipes(folder);
    try (WorkerPipes pipes = WorkerPipes.open(folder)) {
      Process process = command.processBuilder(folder).start();
      String pid = Long.toString(process.pid());
      var channel = new Channel(pid, pipes.fromWorker(), pipes.toWorker(), 0, requestTimeout);
      var running = new CompletableFuture<Process>();
      Registration registration = channel.register(pid);
      registration.bind(
          notification -> {
            if (notification.event() == Event.WORKER_RUNNING) {
              running.complete(process);
            }
          });
      channel.start();
      pipes.handOver();
      await(running, process, command.startTimeout(), folder);
      registration.cancel();
      ProcessIdentity identity =
          folder
              .process()
              .orElseThrow(() -> failed("The worker did not write down who it is", null));
      log.info("Worker {} runs, {}", pid, command.binary());
      return new WorkerProcess(folder, identity, generation, lock, channel, process);
    }
  }

  private static void await(
      CompletableFuture<Process> running, Process process, Duration timeout, WorkerFolder folder) {
    try {
      CompletableFuture.anyOf(running, process.onExit())
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw failed("The worker did not say within %s that it runs".formatted(timeout), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw failed("Interrupted while the worker started", e);
    } catch (ExecutionException e) {
      throw failed("The worker's start failed", e);
    }
    if (!running.isDone()) {
      throw failed(
          "The worker ended at its start: %s. %s"
              .formatted(meaning(process.exitValue()), folder.lastWords()),
          null);
    }
  }

  private static String meaning(int exitCode) {
    return switch (exitCode) {
      case 41 -> "it was not told its version (exit code 41)";
      case 42 -> "one of its settings is wrong (exit code 42)";
      case 126, 127 -> "it can't be executed on this system (exit code " + exitCode + ")";
      case 134 -> "it got no channel (exit code 134)";
      case 139 -> "it crashed (exit code 139)";
      default -> "exit code " + exitCode;
    };
  }

  private static void makePipes(WorkerFolder folder) throws IOException {
    // Java has no call for it.
    Process mkfifo =
        new ProcessBuilder(
                "mkfifo", "-m", "600", folder.toWorker().toString(), folder.fromWorker().toString())
            .redirectErrorStream(true)
            .start();
    try {
      String complaint = new String(mkfifo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (mkfifo.waitFor() != 0) {
        throw new IOException(complaint.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static WorkerProcessException failed(String message, @Nullable Throwable cause) {
    return new WorkerProcessException(MediasoupError.WORKER_START_FAILED, message, cause);
  }
}
