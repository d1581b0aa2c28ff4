// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process, for good: its id may be given to another process after its death, its id together with
 * its start time may not.
 *
 * @param pid process id
 * @param startTicks start time in clock ticks since the system's boot
 */
public record ProcessIdentity(long pid, long startTicks) {
  /** Position of the start time in /proc/PID/stat behind the command's name, which is field 2. */
  private static final int START_TIME_AFTER_NAME = 22 - 3;

  static Optional<ProcessIdentity> parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    try {
      return parts.length == 2
          ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether this very process still runs; one that is dead and not yet reaped does not. */
  public boolean isAlive() {
    List<String> stat = stat(pid);
    return stat.size() > START_TIME_AFTER_NAME
        && !stat.getFirst().equals("Z")
        && stat.get(START_TIME_AFTER_NAME).equals(Long.toString(startTicks));
  }

  /** Ends the process, if it still is this one. */
  public void kill() {
    if (isAlive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Asks the process to end, if it still is this one. */
  void terminate() {
    if (isAlive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  /** User and system time that the process has used, in steps of 10 ms. */
  public Duration cpuTime() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /**
   * Memory that the process holds. The worker's own figure (ru_maxrss) is no good: it begins at the
   * size that this JVM had when it started the worker.
   */
  public OptionalLong residentBytes() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static List<String> stat(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The command's name may contain blanks and brackets; it ends with the last one.
      return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException e) {
      return List.of();
    }
  }
}
