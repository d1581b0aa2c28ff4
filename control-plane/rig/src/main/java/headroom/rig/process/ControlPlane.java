// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import headroom.rig.api.HeadroomApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The control plane as a process, with an embedded PostgreSQL of its own. */
public final class ControlPlane implements AutoCloseable {
  private static final Duration START_UP = Duration.ofMinutes(3);
  private static final Pattern PASSWORD = Pattern.compile("Operator sign-in: (\\S+) / (\\S+)");

  private final Checkout checkout;
  private final Path data;
  private final int httpPort;
  private final int grpcPort;
  private volatile String password = "";
  private ChildProcess process;

  private ControlPlane(
      Checkout checkout, Path data, int httpPort, int grpcPort, boolean resetOperator) {
    this.checkout = checkout;
    this.data = data;
    this.httpPort = httpPort;
    this.grpcPort = grpcPort;
    this.process = launch(resetOperator);
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param data its folder; kept over restarts
   * @param resetOperator whether to make a new one-time password even when an operator exists
   */
  public static ControlPlane start(
      Checkout checkout, Path data, int httpPort, int grpcPort, boolean resetOperator) {
    ControlPlane controlPlane = new ControlPlane(checkout, data, httpPort, grpcPort, resetOperator);
    try {
      controlPlane.awaitReady();
    } catch (IllegalStateException e) {
      controlPlane.close();
      throw e;
    }
    return controlPlane;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + httpPort + "/");
  }

  public int grpcPort() {
    return grpcPort;
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

  /** Starts it again on the same data and ports. */
  public void restart() {
    process = launch(false);
    awaitReady();
  }

  @Override
  public void close() {
    process.close();
  }

  private Path keyFile() {
    return data.resolve("api-key");
  }

  private ChildProcess launch(boolean resetOperator) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-jar",
                checkout.serverJar().toString(),
                "--headroom.data-dir=" + data,
                "--headroom.bootstrap-api-key-file=" + keyFile(),
                "--server.port=" + httpPort,
                "--spring.grpc.server.port=" + grpcPort));
    if (resetOperator) {
      command.add("--headroom.reset-operator=true");
    }
    return ChildProcess.java(
        "control-plane", command, Map.of(), data.resolve("control-plane.log"), this::read);
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
