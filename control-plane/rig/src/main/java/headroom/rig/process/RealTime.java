// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Threads that carry media run as soon as a packet is there, as each does with a core of its own.
 * Precedence of a session is not enough: of thirty sessions that share two cores a favoured one
 * that had slept still waited up to 200 ms, which looked like a gap of the fleet's.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/sched.7.html">sched(7), SCHED_RR</a>
 */
public final class RealTime {
  /** The lowest: before everything that is not real-time, and never before the kernel's own. */
  private static final String PRIORITY = "1";

  /** Starts a command that can't make its own threads real-time; {@link #give} still can. */
  private static final List<String> WITHHOLDING =
      List.of("setpriv", "--bounding-set=-sys_nice", "--inh-caps=-sys_nice");

  private RealTime() {}

  /**
   * What to put before a command whose codecs would make themselves real-time. libwebrtc's do where
   * root lets them (SCHED_FIFO 98): those of eleven people then kept everything else off two cores,
   * workers included.
   *
   * @return empty where we may not; only root may, and then the command may not either
   */
  static List<String> withheld() {
    return ran(Stream.concat(WITHHOLDING.stream(), Stream.of("true")).toList())
        ? WITHHOLDING
        : List.of();
  }

  /** A process's first thread: a worker has no other that carries media. */
  public static void give(long pid) {
    thread(String.valueOf(pid));
  }

  /**
   * Threads of a process.
   *
   * @param name theirs, at most 15 characters, as Linux keeps it
   * @return how many are of that name, whether we may or not
   */
  public static int give(long pid, String name) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
      List<Path> named = threads.filter(thread -> name.equals(nameOf(thread))).toList();
      named.forEach(thread -> thread(thread.getFileName().toString()));
      return named.size();
    } catch (IOException e) {
      equal("threads of " + pid + ": " + e);
      return 0;
    }
  }

  private static String nameOf(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException e) {
      // It has ended.
      return "";
    }
  }

  private static void thread(String thread) {
    // What it starts does not inherit it.
    ran(List.of("chrt", "--rr", "--reset-on-fork", "--pid", PRIORITY, thread));
  }

  /** Where we may not, and only root may, all stay equal. */
  private static boolean ran(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        return true;
      }
      equal(command + ": " + said.strip());
    } catch (IOException e) {
      equal(command + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static void equal(String why) {
    System.getLogger(RealTime.class.getName())
        .log(System.Logger.Level.DEBUG, "all stay equal: " + why);
  }
}
