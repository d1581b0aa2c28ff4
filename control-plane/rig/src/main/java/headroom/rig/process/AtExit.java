// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Closes what is still open when this process ends, newest first; also when SIGINT or SIGTERM ends
 * it in the middle of something.
 */
public final class AtExit {
  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::end, "at-exit"));
  }

  private AtExit() {}

  /**
   * Opens a part that is to be closed at the latest when this process ends. Under one lock with the
   * end, so that no part slips through between its start and the note of it.
   *
   * @throws IllegalStateException when this process is ending already
   */
  public static synchronized <T extends AutoCloseable> T open(Supplier<T> start) {
    if (ending) {
      throw new IllegalStateException("This process is ending.");
    }
    T part = start.get();
    OPEN.push(part);
    return part;
  }

  /** A part says that it was closed. */
  public static synchronized void closed(AutoCloseable part) {
    OPEN.remove(part);
  }

  /** Whether this process is ending: then failures of parts mean nothing. */
  public static synchronized boolean isEnding() {
    return ending;
  }

  private static synchronized @Nullable AutoCloseable newest() {
    ending = true;
    return OPEN.poll();
  }

  private static void end() {
    for (AutoCloseable part = newest(); part != null; part = newest()) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("A part did not end cleanly: " + e.getMessage());
      }
    }
  }
}
