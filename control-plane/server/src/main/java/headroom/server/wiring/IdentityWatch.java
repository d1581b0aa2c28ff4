// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.HeadroomException;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.Identities;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ends streams whose identity has ended, here or on another replica, within two seconds. */
@Component
final class IdentityWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration PRUNE = Duration.ofHours(1);

  private final Identities identities;
  private final Enrolment enrolment;
  private volatile boolean running;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("identities").factory());

  IdentityWatch(Identities identities, Enrolment enrolment) {
    this.identities = identities;
    this.enrolment = enrolment;
  }

  @Override
  public void start() {
    every(PERIOD, identities::refresh);
    every(PERIOD, enrolment::refresh);
    every(PRUNE, enrolment::prune);
    running = true;
  }

  private void every(Duration pause, Runnable work) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (HeadroomException e) {
      LOG.debug("Identities are read when the database is back: {}", e.code(), e);
    } catch (RuntimeException e) {
      // An exception that leaves here would end the schedule for good.
      LOG.error("Identities could not be looked at; they are at the next turn", e);
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
    thread.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
