// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions of other processes. */
public final class Await {
  private static final Duration STEP = Duration.ofMillis(50);

  private Await() {}

  /**
   * Waits until the condition holds.
   *
   * @param what is awaited, for the error
   * @return how long it took
   * @throws IllegalStateException when it did not come true in time
   */
  public static Duration until(String what, Duration atMost, BooleanSupplier condition) {
    return until(() -> what, atMost, condition);
  }

  /** The same, with a description that is made when it fails. */
  public static Duration until(Supplier<String> what, Duration atMost, BooleanSupplier condition) {
    long start = System.nanoTime();
    if (!upTo(atMost, condition)) {
      throw new IllegalStateException(
          "Waited " + atMost.toMillis() + " ms in vain for: " + what.get());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Waits until the condition holds, or so long; whether it held. */
  public static boolean upTo(Duration atMost, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > atMost.toNanos()) {
        return false;
      }
      pause(STEP);
    }
    return true;
  }

  /**
   * Lets time pass where the passing itself is what a scenario needs, such as a minute of outage.
   */
  public static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
