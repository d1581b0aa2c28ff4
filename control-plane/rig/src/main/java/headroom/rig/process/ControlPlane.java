// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import headroom.rig.api.HeadroomApi;
import headroom.rig.network.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The control plane as a process, with an embedded PostgreSQL of its own. */
public final class ControlPlane implements AutoCloseable {
  private static final Duration START_UP = Duration.ofMinutes(3);
  private static final Duration TO_STOP = Duration.ofSeconds(20);

  /** A training run assembles the cache before it ends. */
  private static final Duration TO_STOP_AND_ASSEMBLE = Duration.ofMinutes(3);

  /** For one command, with a start and a stop of the database in it. */
  private static final Duration COMMAND = Duration.ofMinutes(2);

  private static final Pattern PASSWORD = Pattern.compile("Operator sign-in: (\\S+) / (\\S+)");

  private final Checkout checkout;
  private final Settings settings;
  private final List<String> cacheOptions;
  private final Duration toStop;
  private List<String> options = List.of();
  private volatile String password = "";
  private volatile ChildProcess process;
  private boolean closed;

  private ControlPlane(
      Checkout checkout, Settings settings, List<String> cacheOptions, Duration toStop) {
    this.checkout = checkout;
    this.settings = settings;
    this.cacheOptions = cacheOptions;
    this.toStop = toStop;
    this.process = launch(settings.resetOperator());
  }

  /**
   * How a control plane runs.
   *
   * @param data its folder; kept over restarts
   * @param resetOperator whether to make a new one-time password even when an operator exists
   * @param agents where agents reach it
   * @param options more of them
   */
  public record Settings(
      Path data,
      int httpPort,
      int grpcPort,
      boolean resetOperator,
      Place agents,
      List<String> options) {
    public Settings {
      options = List.copyOf(options);
    }

    /** One on loopback. */
    public Settings(Path data, int httpPort, int grpcPort, boolean resetOperator) {
      this(data, httpPort, grpcPort, resetOperator, Place.LOOPBACK, List.of());
    }

    /** The same with more options. */
    public Settings with(String... more) {
      return new Settings(
          data,
          httpPort,
          grpcPort,
          resetOperator,
          agents,
          Stream.concat(options.stream(), Stream.of(more)).toList());
    }
  }

  /** Starts it, with the cache if there is one, and waits until it is ready. */
  public static ControlPlane start(Checkout checkout, Settings settings, AotCache cache) {
    return started(() -> new ControlPlane(checkout, settings, cache.use(), TO_STOP));
  }

  /** The same for a training run: its end writes a cache. */
  public static ControlPlane recording(Checkout checkout, Settings settings, Path unfinished) {
    return started(
        () ->
            new ControlPlane(
                checkout, settings, AotCache.record(unfinished), TO_STOP_AND_ASSEMBLE));
  }

  private static ControlPlane started(Supplier<ControlPlane> start) {
    ControlPlane controlPlane = AtExit.open(start);
    try {
      controlPlane.awaitReady();
    } catch (IllegalStateException e) {
      controlPlane.close();
      throw e;
    }
    return controlPlane;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + settings.httpPort() + "/");
  }

  public int grpcPort() {
    return settings.grpcPort();
  }

  public ChildProcess process() {
    return process;
  }

  /** The one-time password of operator admin, as printed at the first start. */
  public String operatorPassword() {
    return password;
  }

  /** The HTTP API with the key that was made at the start. */
  public HeadroomApi api() {
    try {
      return new HeadroomApi(url(), Files.readString(keyFile()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("The API key was not written", e);
    }
  }

  /** SIGKILL: nothing of it can say good-bye. */
  public void kill() {
    process.kill();
  }

  /** Starts it again on the same data and ports, and waits until it is ready. */
  public void restart() {
    restart(List.of());
  }

  /** The same, with other options than before beside those of its settings. */
  public void restart(List<String> more) {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("The control plane was closed.");
      }
      options = List.copyOf(more);
      process = launch(false);
    }
    awaitReady();
  }

  /**
   * Runs a command of the program with the same settings, and waits for its end, two minutes at
   * most.
   *
   * @param words for example {@code backup} and a file
   */
  public Ended command(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(ChildProcess.JAVA_OPTIONS);
    command.addAll(cacheOptions);
    command.addAll(List.of("-Xmx256m", "-jar", checkout.serverJar().toString()));
    command.addAll(List.of(words));
    command.add("--headroom.data-dir=" + settings.data());
    return Ended.of(command, COMMAND);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    AtExit.closed(this);
    process.close(toStop);
  }

  private Path keyFile() {
    return settings.data().resolve("api-key");
  }

  private ChildProcess launch(boolean resetOperator) {
    List<String> command = new ArrayList<>(cacheOptions);
    command.addAll(
        List.of(
            "-Xmx512m",
            "-jar",
            checkout.serverJar().toString(),
            "--headroom.data-dir=" + settings.data(),
            "--headroom.bootstrap-api-key-file=" + keyFile(),
            "--server.port=" + settings.httpPort(),
            "--spring.grpc.server.port=" + settings.grpcPort()));
    if (settings.agents().identity() != null) {
      // Beyond loopback agents come by mutual TLS, and enrol.
      command.add("--spring.grpc.server.address=" + settings.agents().address());
    }
    command.addAll(settings.options());
    command.addAll(options);
    if (resetOperator) {
      command.add("--headroom.reset-operator=true");
    }
    return ChildProcess.java(
        "control-plane",
        command,
        Map.of(),
        settings.data().resolve("control-plane.log"),
        this::read);
  }

  private void read(String line) {
    Matcher matcher = PASSWORD.matcher(line);
    if (matcher.find()) {
      password = matcher.group(2);
    }
  }

  private void awaitReady() {
    ChildProcess started = process;
    Await.until(
        () -> "the control plane to be ready; see " + started.log(),
        START_UP,
        () -> {
          if (!started.isAlive()) {
            throw new IllegalStateException("The control plane ended; see " + started.log());
          }
          return HeadroomApi.isReady(url());
        });
  }
}
