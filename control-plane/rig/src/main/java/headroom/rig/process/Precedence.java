// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whose turn comes first when this machine's few cores are wanted by all of a fleet at once. On a
 * host of its own each worker has a core, and nobody's browser runs beside it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), autogroup</a>
 */
public final class Precedence {
  /** In steps of nice(1): the most there is, as much as 86 others. */
  private static final String NICENESS = "-20";

  private Precedence() {}

  /**
   * Lets the session of a process go before others. Where the kernel knows no such sessions, or we
   * may not (only root may), all stay equal.
   *
   * @param pid of a process that has a session of its own
   */
  public static void give(long pid) {
    try {
      Files.writeString(Path.of("/proc", String.valueOf(pid), "autogroup"), NICENESS);
    } catch (IOException e) {
      System.getLogger(Precedence.class.getName())
          .log(System.Logger.Level.DEBUG, "process " + pid + " gets no precedence", e);
    }
  }
}
