// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short commands of the system. */
final class Shell {
  private Shell() {}

  /** What a command did. */
  record Outcome(int status, String output) {}

  /**
   * Runs it to its end.
   *
   * @return what it printed
   * @throws IllegalStateException when it failed, with what it said
   */
  static String run(String... command) {
    Outcome outcome = attempt(command);
    if (outcome.status() != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + outcome.status() + ": " + outcome.output());
    }
    return outcome.output();
  }

  /** The same, for commands that may fail. */
  static Outcome attempt(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't run " + command[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
