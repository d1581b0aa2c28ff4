// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a program that is not meant to stay ended.
 *
 * @param output what it wrote, errors included
 */
public record Ended(int exitCode, String output) {
  /**
   * Runs a program and waits for its end.
   *
   * @throws IllegalStateException when it does not end in time; then it is killed, and the message
   *     says what it had written
   */
  static Ended of(List<String> command, Duration atMost) {
    try {
      // A pipe would be held open by whatever outlives the program.
      Path output = Files.createTempFile("headroom-", ".output");
      try {
        return of(command, atMost, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Ended of(List<String> command, Duration atMost, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "%s did not end within %d ms and was killed. It had written: %s"
                .formatted(command, atMost.toMillis(), read(output)));
      }
      return new Ended(process.exitValue(), read(output));
    } finally {
      if (process.isAlive()) {
        kill(process);
      }
    }
  }

  /** With what it has started, such as a database: whoever lost its parent is found no more. */
  private static void kill(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static String read(Path output) throws IOException {
    // One that was killed may have written half a character.
    return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
  }
}
