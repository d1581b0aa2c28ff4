// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whose turn comes first when this machine's few cores are wanted by all of a fleet at once.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), autogroup</a>
 */
public enum Precedence {
  /** People who encode and decode: each would have a computer of its own. Weighs as six others. */
  DEVICES(-8),

  /**
   * Who measures the arrival of media. Weighs as 86 others. Media on its way goes before that
   * ({@link RealTime}).
   */
  MEDIA(-20);

  private final int niceness;

  Precedence(int niceness) {
    this.niceness = niceness;
  }

  /** In steps of nice(1), for a session. */
  public int niceness() {
    return niceness;
  }

  /**
   * Lets the session of a process go before others. Where the kernel knows no such sessions, or we
   * may not (only root may), all stay equal.
   *
   * @param pid of a process that has a session of its own
   */
  public void give(long pid) {
    try {
      Files.writeString(
          Path.of("/proc", String.valueOf(pid), "autogroup"), String.valueOf(niceness));
    } catch (IOException e) {
      System.getLogger(Precedence.class.getName())
          .log(System.Logger.Level.DEBUG, "process " + pid + " gets no precedence", e);
    }
  }
}
