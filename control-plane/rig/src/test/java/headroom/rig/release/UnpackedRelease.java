// SPDX-License-Identifier: Apache-2.0
package headroom.rig.release;

import headroom.rig.process.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A release of this checkout, built as the launcher does and unpacked into a folder. Its programs
 * run with nothing in their environment, as on a host that has no Java.
 *
 * @param archives what was built
 * @param agent the agent's top folder
 * @param controlPlane the control plane's top folder
 */
record UnpackedRelease(Path archives, Path agent, Path controlPlane) {
  static final String VERSION = "0.0.0-test";
  private static final long PATIENCE_SECONDS = 240;

  /** How a program ended and what it said. */
  record Outcome(int status, String out, String err) {}

  static UnpackedRelease in(Path folder) {
    Checkout checkout = Checkout.ofLauncher();
    Path archives = folder.resolve("archives");
    var build =
        new ProcessBuilder(
            checkout.root().resolve("control-plane/release/build.sh").toString(),
            "--version",
            VERSION,
            "--out",
            archives.toString());
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    succeed(build, folder);
    return new UnpackedRelease(
        archives,
        unpack(archives, "headroom-agent", folder),
        unpack(archives, "headroom-control-plane", folder));
  }

  private static Path unpack(Path archives, String name, Path folder) {
    succeed(new ProcessBuilder("tar", "-xzf", archive(archives, name), "-C", folder + ""), folder);
    return folder.resolve(name + "-" + VERSION);
  }

  /** The one archive of that name, whatever this machine's architecture is. */
  static String archive(Path archives, String name) {
    try (var files = Files.newDirectoryStream(archives, name + "-" + VERSION + "-*.tar.gz")) {
      return files.iterator().next().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program of the release to its end. */
  static Outcome run(Path program, Path scratch, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    return outcome(builder, scratch);
  }

  /** Starts a program of the release; what it says goes to a log. */
  static Process start(Path program, Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    return builder.start();
  }

  static Outcome succeed(ProcessBuilder command, Path scratch) {
    Outcome outcome = outcome(command, scratch);
    if (outcome.status() != 0) {
      throw new IllegalStateException(command.command() + " ended with " + outcome);
    }
    return outcome;
  }

  private static Outcome outcome(ProcessBuilder command, Path scratch) {
    try {
      Path out = Files.createTempFile(scratch, "out", "");
      Path err = Files.createTempFile(scratch, "err", "");
      Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command.command() + " does not end");
      }
      return new Outcome(process.exitValue(), read(out), read(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
