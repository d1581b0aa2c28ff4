// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.part.PartGoneException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of one part to another, one after the other on a thread of their own. A greeting comes
 * first; when something was not heard, the next greeting is tried until one is, and whatever is
 * said meanwhile is dropped, because everything is told after a greeting.
 */
final class Line implements AutoCloseable {
  /** Rooms heal within seconds of a host's return. */
  private static final Duration RETRY = Duration.ofMillis(300);

  private static final Logger log = LoggerFactory.getLogger(Line.class);

  private final String name;
  private final ScheduledExecutorService timers;
  private final Runnable greet;
  private final Runnable greeted;
  private final ExecutorService thread;
  private final AtomicBoolean greetingWaits = new AtomicBoolean();
  private volatile long heardAt = System.nanoTime();
  private volatile boolean up;
  private boolean toldOfTrouble;

  /**
   * @param greet greets the other part; throws when it was not heard
   * @param greeted tells everything, after the first greeting that was heard and after each one
   *     that followed a loss
   */
  Line(String name, ScheduledExecutorService timers, Runnable greet, Runnable greeted) {
    this.name = name;
    this.timers = timers;
    this.greet = greet;
    this.greeted = greeted;
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("line-" + name).factory());
  }

  String name() {
    return name;
  }

  /** Whether the last word was heard. */
  boolean isUp() {
    return up;
  }

  /** How long ago the last word was heard. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }

  /** Greets soon; several wishes make one greeting. */
  void greet() {
    if (greetingWaits.compareAndSet(false, true)) {
      execute(
          () -> {
            greetingWaits.set(false);
            attempt(
                () -> {
                  greet.run();
                  if (!up) {
                    up = true;
                    toldOfTrouble = false;
                    greeted.run();
                  }
                });
          });
    }
  }

  /** Says something, unless the other part is away. */
  void say(Runnable words) {
    execute(
        () -> {
          if (up) {
            attempt(words);
          }
        });
  }

  /** A word outside of this line was not heard. */
  void broken() {
    execute(this::lose);
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  private void attempt(Runnable words) {
    try {
      words.run();
      heardAt = System.nanoTime();
    } catch (PartGoneException e) {
      tellOfTrouble(e);
      lose();
    } catch (RuntimeException e) {
      // Our own worker is away, or the room has just ended.
      log.debug("{}: {}", name, e.getMessage());
      lose();
    }
  }

  private void tellOfTrouble(PartGoneException e) {
    if (!toldOfTrouble) {
      toldOfTrouble = true;
      log.info("{}: not heard, and tried again: {}", name, e.getMessage());
    }
  }

  private void lose() {
    up = false;
    var _ = timers.schedule(this::greet, RETRY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void execute(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      log.debug("{} has ended", name);
    }
  }
}
