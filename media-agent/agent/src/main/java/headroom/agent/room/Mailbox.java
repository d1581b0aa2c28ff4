// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a room. Everything that reads or changes the room runs on it, in the order in
 * which it was given, so that a room needs no locks.
 */
final class Mailbox {
  private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

  private final ExecutorService thread;
  private final Runnable afterEach;

  /**
   * @param afterEach runs on the thread after each task, also after a failed one
   */
  Mailbox(String name, Runnable afterEach) {
    this.thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
    this.afterEach = afterEach;
  }

  /** Runs the task soon; does nothing after the room's end. */
  void post(Runnable task) {
    try {
      thread.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              log.error("a task of {} failed", Thread.currentThread().getName(), e);
            } finally {
              afterEach.run();
            }
          });
    } catch (RejectedExecutionException e) {
      log.debug("a task came after the room's end");
    }
  }

  /** Runs the task and waits for its result; its exceptions come out here. */
  <T> T call(Callable<T> task) {
    var result = new CompletableFuture<T>();
    try {
      thread.execute(
          () -> {
            try {
              result.complete(task.call());
            } catch (Throwable e) { // Errors as well: somebody waits for the result.
              result.completeExceptionally(e);
            } finally {
              afterEach.run();
            }
          });
    } catch (RejectedExecutionException e) {
      throw new RoomEndedException();
    }
    try {
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Lets what runs now end and takes nothing more. */
  void end() {
    thread.shutdown();
  }
}
