// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import headroom.mediasoup.channel.Channel;
import headroom.mediasoup.channel.Request;
import headroom.mediasoup.error.MediasoupError;
import headroom.mediasoup.error.WorkerProcessException;
import headroom.mediasoup.fbs.request.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's process and our channel to it. The process does not end with its owner: it goes on
 * until it is told to, and another owner can attach to it meanwhile.
 */
public final class WorkerProcess {
  private static final Logger log = LoggerFactory.getLogger(WorkerProcess.class);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(2);

  private final WorkerFolder folder;
  private final ProcessIdentity identity;
  private final int generation;
  private final WorkerLock lock;
  private final Channel channel;
  private final @Nullable Process child;

  WorkerProcess(
      WorkerFolder folder,
      ProcessIdentity identity,
      int generation,
      WorkerLock lock,
      Channel channel,
      @Nullable Process child) {
    this.folder = folder;
    this.identity = identity;
    this.generation = generation;
    this.lock = lock;
    this.channel = channel;
    this.child = child;
  }

  /** Starts a worker in a new folder and waits until it says that it runs. */
  public static WorkerProcess start(Path folder, WorkerCommand command, Duration requestTimeout) {
    return WorkerStart.start(new WorkerFolder(folder), command, requestTimeout);
  }

  /** Takes over a worker whose owner has died or let go of it. */
  public static WorkerProcess attach(Path folder, Duration requestTimeout) {
    return WorkerAttach.attach(new WorkerFolder(folder), requestTimeout);
  }

  public WorkerFolder folder() {
    return folder;
  }

  public ProcessIdentity identity() {
    return identity;
  }

  /** 1 for who started it, one more for each later owner. */
  public int generation() {
    return generation;
  }

  public Channel channel() {
    return channel;
  }

  /** How the process ended; empty as long as it runs, and for one that was attached to. */
  public OptionalInt exitCode() {
    return child == null || child.isAlive()
        ? OptionalInt.empty()
        : OptionalInt.of(child.exitValue());
  }

  /** Ends the process: politely, then less so. Returns when it is gone. */
  public void close() {
    channel.closeWorker();
    if (!awaitEnd()) {
      log.warn("Worker {} does not close; it is terminated", identity.pid());
      identity.terminate();
    }
    if (!awaitEnd()) {
      identity.kill();
      awaitEnd();
    }
    cleanUp();
  }

  /** Ends the process at once. */
  public void kill() {
    identity.kill();
  }

  /** Lets go of the process, which goes on; another owner may attach to it from now on. */
  public void release() {
    channel.release(Request.toWorker(Method.WORKER_GET_RESOURCE_USAGE), END_TIMEOUT);
    unlock();
  }

  /**
   * After the channel has ended by itself: makes sure that the process has too, and removes what is
   * left of it.
   *
   * @return what it said last
   */
  public String bury() {
    kill();
    awaitEnd();
    String lastWords = folder.lastWords();
    cleanUp();
    return lastWords;
  }

  private void cleanUp() {
    unlock();
    try {
      folder.delete();
    } catch (IOException e) {
      log.warn("{} can't be removed", folder.path(), e);
    }
  }

  private void unlock() {
    try {
      lock.close();
    } catch (IOException e) {
      log.warn("The lock in {} can't be closed", folder.path(), e);
    }
  }

  private boolean awaitEnd() {
    try {
      channel.streamEnd().get(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return child == null || child.waitFor(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new WorkerProcessException(MediasoupError.WORKER_LOST, "The channel's end failed", e);
    }
  }
}
