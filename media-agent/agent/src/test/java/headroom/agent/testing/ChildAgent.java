// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An agent in a JVM of its own, as in production, that can be killed. */
public final class ChildAgent implements AutoCloseable {
  private final List<String> command = new ArrayList<>();
  private final Path folder;
  private final int port;
  private Process process;

  public ChildAgent(Path folder, FakeControlPlane controlPlane, String... more) {
    this.folder = folder;
    this.port = freePort();
    int base = TestAgent.portBase();
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "headroom.agent.AgentMain",
            "--host=" + TestAgent.HOST,
            "--control-plane=" + controlPlane.address(),
            "--port=" + port,
            "--workers=1",
            "--worker-bin=" + TestAgent.workerBinary(),
            "--rtc-port-base=" + base,
            "--plain-ports=" + (base + 20) + "-" + (base + 99),
            "--data-dir=" + folder));
    command.addAll(List.of(more));
    process = launch();
  }

  private Process launch() {
    try {
      return new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void start() {
    process = launch();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** SIGTERM; returns the exit status. */
  public int terminate() {
    process.destroy();
    return await();
  }

  public URI signallingUrl() {
    return URI.create("ws://127.0.0.1:" + port + "/");
  }

  private int await() {
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the agent does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    TestAgent.killWorkers(folder.resolve("run"));
  }
}
