// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Threads of a process, as Linux knows them. */
final class Threads {
  private Threads() {}

  /**
   * The ids of those with this name.
   *
   * @param name at most 15 characters, as Linux keeps it
   * @throws IOException when there is no such process
   */
  static List<String> named(long pid, String name) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
      return threads
          .filter(thread -> name.equals(nameOf(thread)))
          .map(thread -> thread.getFileName().toString())
          .toList();
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
}
