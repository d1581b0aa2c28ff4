// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import headroom.mediasoup.channel.Channel;
import headroom.mediasoup.channel.Reattachment;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.WorkerProcessException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over a worker that runs and has no owner. */
final class WorkerAttach {
  private static final Logger log = LoggerFactory.getLogger(WorkerAttach.class);

  /** Each owner counts its request ids from a multiple of this: 16 million apart, 256 owners. */
  private static final long IDS_PER_OWNER = 1L << 24;

  private static final long ID_SPACE = 1L << 32;

  private WorkerAttach() {}

  static WorkerProcess attach(WorkerFolder folder, Duration requestTimeout) {
    if (!Files.exists(folder.lockFile())) {
      throw lost("%s is no folder of a worker".formatted(folder.path()), null);
    }
    try {
      WorkerLock lock = WorkerLock.take(folder);
      try {
        return attach(folder, lock, requestTimeout);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw lost("No channel to the worker in %s: %s".formatted(folder.path(), e), e);
    }
  }

  private static WorkerProcess attach(WorkerFolder folder, WorkerLock lock, Duration requestTimeout)
      throws IOException {
    ProcessIdentity identity =
        folder
            .process()
            .orElseThrow(
                () -> lost("No worker was ever started in %s".formatted(folder.path()), null));
    requireAlive(identity, folder);
    int generation = folder.nextGeneration();
    try (WorkerPipes pipes = WorkerPipes.open(folder)) {
      var reattachment =
          new Reattachment(
              Long.toString(identity.pid()),
              pipes.fromWorker(),
              pipes.toWorker(),
              generation * IDS_PER_OWNER % ID_SPACE,
              requestTimeout);
      Channel channel =
          reattachment
              .establish()
              .orElseThrow(
                  () ->
                      lost(
                          "Worker %d does not answer; end it and start another"
                              .formatted(identity.pid()),
                          null));
      channel.start();
      pipes.handOver();
      requireAlive(identity, folder);
      log.info("Attached to worker {}, its owner no. {}", identity.pid(), generation);
      return new WorkerProcess(folder, identity, generation, lock, channel, null);
    }
  }

  private static void requireAlive(ProcessIdentity identity, WorkerFolder folder) {
    if (!identity.isAlive()) {
      throw lost(
          "Worker %d, started in %s, is dead".formatted(identity.pid(), folder.path()), null);
    }
  }

  private static WorkerProcessException lost(String message, @Nullable Throwable cause) {
    return new WorkerProcessException(MediasoupError.WORKER_LOST, message, cause);
  }
}
