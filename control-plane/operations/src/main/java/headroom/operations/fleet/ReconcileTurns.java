// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * When the reconciliation of one host has its turn: when it is needed, one at a time, and after a
 * failure again with growing pauses until it has succeeded.
 *
 * <p>It has no timer of its own. The agent's messages, one a second, are its beat: without them
 * there would be nobody to reconcile with.
 */
final class ReconcileTurns {
  private static final Logger LOG = Logger.getLogger(ReconcileTurns.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final BooleanSupplier reconciliation;
  private final LongSupplier nanoTime;
  private final Executor executor;
  private boolean needed;
  private boolean underWay;
  private boolean paused;
  private Duration pause = FIRST_PAUSE;
  private long pausedAtNanos;

  /**
   * @param reconciliation true when it is done, false when it has to be tried again
   */
  ReconcileTurns(BooleanSupplier reconciliation, LongSupplier nanoTime, Executor executor) {
    this.reconciliation = reconciliation;
    this.nanoTime = nanoTime;
    this.executor = executor;
  }

  /** Wanted and running may differ. */
  synchronized void needed() {
    needed = true;
  }

  /** Begins a turn when one is needed and nothing speaks against it. */
  void next() {
    if (!begins()) {
      return;
    }
    try {
      executor.execute(this::turn);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "The server ends; nothing is reconciled any more");
    }
  }

  private synchronized boolean begins() {
    if (!needed || underWay) {
      return false;
    }
    if (paused && nanoTime.getAsLong() - pausedAtNanos < pause.toNanos()) {
      return false;
    }
    if (paused) {
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
    needed = false;
    underWay = true;
    return true;
  }

  private void turn() {
    boolean done = false;
    try {
      done = reconciliation.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "Reconciling failed and is tried again", e);
    } finally {
      ended(done);
    }
  }

  private synchronized void ended(boolean done) {
    underWay = false;
    paused = !done;
    if (done) {
      pause = FIRST_PAUSE;
    } else {
      needed = true;
      pausedAtNanos = nanoTime.getAsLong();
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
