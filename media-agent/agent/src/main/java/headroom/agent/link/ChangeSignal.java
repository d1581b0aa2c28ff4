// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the reporting thread when something changed that must not wait for the next second. */
public final class ChangeSignal {
  private final Semaphore changes = new Semaphore(0);

  /** Something changed; cheap, from any thread. */
  public void raise() {
    if (changes.availablePermits() == 0) {
      changes.release();
    }
  }

  /** Waits for a change, but no longer than this; changes until now are then known. */
  void await(Duration longest) throws InterruptedException {
    if (changes.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      changes.drainPermits();
    }
  }
}
