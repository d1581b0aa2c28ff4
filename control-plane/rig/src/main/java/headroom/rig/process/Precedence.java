// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whose turn comes first when this machine's few cores are wanted by all of a fleet at once.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), autogroup</a>
 */
public enum Precedence {
  /** Who encodes and decodes among others: each would have a computer. Weighs as six others. */
  DEVICES(-8),

  /**
   * Who measures the arrival of media, and browsers or people with libwebrtc that move alone.
   * Weighs as 86 others. Media on its way goes before that ({@link RealTime}).
   */
  MEDIA(-20);

  /** A process has begun by then, and has called setsid. */
  private static final Duration TO_BEGIN = Duration.ofSeconds(10);

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
   * @param pid of a process that has a session of its own, or is about to have one
   * @throws IllegalStateException when it gets none: its precedence would go to who started it
   */
  public void give(long pid) {
    Await.until("a session of its own for process " + pid, TO_BEGIN, () -> sessionOf(pid) == pid);
    try {
      Files.writeString(
          Path.of("/proc", String.valueOf(pid), "autogroup"), String.valueOf(niceness));
    } catch (IOException e) {
      System.getLogger(Precedence.class.getName())
          .log(System.Logger.Level.DEBUG, "process " + pid + " gets no precedence", e);
    }
  }

  /** By proc_pid_stat(5); 0 when the process is no more. */
  private static long sessionOf(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      // The name in brackets may hold spaces; state, parent, group and session follow it.
      return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    } catch (IOException e) {
      return 0;
    }
  }
}
