// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process of ours with all its output in one log file, which a restart goes on with; standard
 * output goes to a listener as well, line by line.
 */
public final class ChildProcess implements AutoCloseable {
  /** What every child JVM runs with. */
  static final List<String> JAVA_OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Lines that tell why it has ended. */
  private static final int LAST = 20;

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread reader;

  private ChildProcess(String name, Process process, Path log, Consumer<String> listener) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.reader =
        Thread.ofPlatform().daemon().name(name + "-output").start(() -> copyOutput(listener));
  }

  /**
   * Starts a child JVM with the same Java as ours.
   *
   * @param options JVM options, class path and main class, or {@code -jar}
   */
  static ChildProcess java(
      String name,
      List<String> options,
      Map<String, String> environment,
      Path log,
      Consumer<String> listener) {
    return java(name, List.of(), options, environment, log, listener);
  }

  /**
   * The same, started by another program that becomes it.
   *
   * @param prefix for example {@code ip netns exec NAME}; may be empty
   */
  static ChildProcess java(
      String name,
      List<String> prefix,
      List<String> options,
      Map<String, String> environment,
      Path log,
      Consumer<String> listener) {
    // Kernels share cores between sessions: in one of ours, agents, participants and the control
    // plane would get together what a browser gets alone. See man 7 sched, autogroup.
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA_OPTIONS);
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new ChildProcess(name, builder.start(), log, listener);
    } catch (IOException e) {
      throw new UncheckedIOException("Can't start " + name, e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public Path log() {
    return log;
  }

  /**
   * That it has ended by itself, with its last lines, for one that says no secrets: the log goes
   * with its folder.
   */
  public IllegalStateException ended() {
    return new IllegalStateException(
        name + " ended; the last lines of " + log + ":\n" + lastLines());
  }

  private String lastLines() {
    try {
      // What it said at last may still be on its way into the log. A worker that it has left
      // behind may hold the pipe open for ever.
      reader.join(PATIENCE.toMillis());
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
    } catch (IOException e) {
      return "(can't be read: " + e + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "(interrupted)";
    }
  }

  /** Writes one line to its standard input. */
  public synchronized void writeLine(String line) {
    try {
      Writer in = process.outputWriter(StandardCharsets.UTF_8);
      in.write(line);
      in.write('\n');
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not listen any more; see " + log, e);
    }
  }

  /** SIGKILL, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitExit(PATIENCE);
  }

  /** Closes its standard input and sends SIGTERM; after a while SIGKILL. */
  @Override
  public void close() {
    close(PATIENCE);
  }

  /** The same, for one that needs longer to end. */
  void close(Duration patience) {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
    } catch (IOException e) {
      // It has gone already: nothing to close.
    }
    process.destroy();
    awaitExit(patience);
  }

  private void awaitExit(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
      reader.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void copyOutput(Consumer<String> listener) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        handle(line, listener);
      }
    } catch (IOException e) {
      // The end of the stream and a killed process look alike here; whoever waits sees it by
      // isAlive.
    }
  }

  /** Whatever fails here, the pipe must be read on: a child whose output fills up stands still. */
  private void handle(String line, Consumer<String> listener) {
    try {
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      listener.accept(line);
    } catch (IOException | RuntimeException e) {
      System.getLogger(ChildProcess.class.getName())
          .log(System.Logger.Level.WARNING, name + " wrote what can't be handled: " + line, e);
    }
  }
}
