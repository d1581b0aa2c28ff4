// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Threads that send media go before others of their own session, and only before those: of twenty
 * that are ready at once, each with a turn of some milliseconds, one that sends sound every 20 ms
 * would be late by that. Nobody else has to wait for it, unlike for a {@link RealTime} one.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), autogroup: a nice
 *     value has an effect within a session</a>
 */
final class Urgency {
  /** In steps of nice(1): weighs as nine others of the session. */
  static final int NICENESS = -10;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Urgency() {}

  /**
   * Gives it to threads that are there.
   *
   * @param name theirs, at most 15 characters, as Linux keeps it
   */
  static void give(long pid, String name) {
    try {
      for (String thread : Threads.named(pid, name)) {
        Ended renice =
            Ended.of(List.of("renice", "-n", String.valueOf(NICENESS), "-p", thread), PATIENCE);
        if (renice.exitCode() != 0) {
          equal(renice.output().strip());
        }
      }
    } catch (IOException e) {
      equal("threads of " + pid + ": " + e);
    }
  }

  /** Where we may not, and only root may, all stay equal. */
  private static void equal(String why) {
    System.getLogger(Urgency.class.getName()).log(System.Logger.Level.DEBUG, "not urgent: " + why);
  }
}
