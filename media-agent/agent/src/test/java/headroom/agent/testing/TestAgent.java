// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import headroom.agent.Agent;
import headroom.agent.config.AgentConfig;
import headroom.agent.config.ConfigOptions;
import headroom.mediasoup.process.WorkerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** An agent in this JVM with real workers, on ports of its own. */
public final class TestAgent implements AutoCloseable {
  public static final String HOST = "media-test";

  private static final int BLOCKS = 100;
  private static final AtomicInteger NEXT_BLOCK =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(BLOCKS));

  private final List<String> arguments;
  private AgentConfig config;
  private Agent agent;

  private TestAgent(List<String> arguments) {
    this.arguments = arguments;
    this.config = config(arguments);
    this.agent = Agent.start(config);
  }

  /** Starts an agent; more options are as on its command line. */
  public static TestAgent start(Path folder, FakeControlPlane controlPlane, String... more) {
    int base = portBase();
    var arguments =
        new ArrayList<>(
            List.of(
                "--host=" + HOST,
                "--control-plane=" + controlPlane.address(),
                "--port=0",
                "--peer-port=" + (base + 19),
                "--workers=1",
                "--worker-bin=" + workerBinary(),
                "--rtc-port-base=" + base,
                "--plain-ports=" + (base + 20) + "-" + (base + 99),
                "--data-dir=" + folder));
    arguments.addAll(List.of(more));
    return new TestAgent(arguments);
  }

  private static AgentConfig config(List<String> arguments) {
    var command = new CommandLine(new Options()).setOverwrittenOptionsAllowed(true);
    command.parseArgs(arguments.toArray(String[]::new));
    var options = command.<Options>getCommand().options;
    return options.toConfig(Runtime.getRuntime().availableProcessors());
  }

  /**
   * Each agent has a block of 100 ports to itself, below the range of ephemeral ports. One after
   * the other, because two agents of a test must not meet; from a random one, because of other
   * builds.
   */
  static int portBase() {
    for (int tried = 0; tried < BLOCKS; tried++) {
      int base = 20_000 + NEXT_BLOCK.getAndIncrement() % BLOCKS * 100;
      if (isFree(base)) {
        return base;
      }
    }
    throw new IllegalStateException("no block of ports is free");
  }

  /** Whether nobody has the ports that are taken first: those of two workers and of the peers. */
  private static boolean isFree(int base) {
    try (var first = new DatagramSocket(base + 1, InetAddress.getLoopbackAddress());
        var second = new DatagramSocket(base + 2, InetAddress.getLoopbackAddress());
        var peers = new ServerSocket(base + 19, 1, InetAddress.getLoopbackAddress())) {
      return first.isBound() && second.isBound() && peers.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  public Agent agent() {
    return agent;
  }

  /** Ends the agent in an orderly way and starts another one on the same folder. */
  public void restart() {
    stop();
    startAgain();
  }

  /** Ends the agent in an orderly way. */
  public void stop() {
    agent.close();
  }

  /** Starts another agent on the same folder, perhaps with changed options. */
  public void startAgain(String... changed) {
    arguments.addAll(List.of(changed));
    config = config(arguments);
    agent = Agent.start(config);
  }

  public TestClient connect(String token) {
    return TestClient.connect(agent.signallingUrl(), "token=" + token);
  }

  public TestClient connectWith(String query) {
    return TestClient.connect(agent.signallingUrl(), query);
  }

  public TestClient resume(String token) {
    return TestClient.connect(agent.signallingUrl(), "resume=1&token=" + token);
  }

  /** Ends the agent and all its workers. */
  @Override
  public void close() {
    agent.close();
    killWorkers(config.storage().run());
  }

  /** Ends whatever workers have folders here. */
  public static void killWorkers(Path run) {
    try {
      for (var folder : WorkerFolder.list(run)) {
        folder.discard();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The worker that tests run on: MEDIASOUP_WORKER_BIN or the system property mediasoup.worker.bin
   * names it; otherwise it is the one of this repository's own build, which takes minutes the first
   * time.
   */
  public static Path workerBinary() {
    String given =
        System.getProperty(
            "mediasoup.worker.bin", System.getenv().getOrDefault("MEDIASOUP_WORKER_BIN", ""));
    return Path.of(given.isEmpty() ? BuiltWorker.PATH : given);
  }

  /** Built once per JVM. */
  private static final class BuiltWorker {
    private static final String PATH = build();

    private static String build() {
      try {
        var build =
            new ProcessBuilder("../mediasoup/worker/build.sh")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines =
            new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (build.waitFor() != 0 || lines.isEmpty()) {
          throw new IllegalStateException("the worker cannot be built; set MEDIASOUP_WORKER_BIN");
        }
        return lines.getLast();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Command
  private static final class Options {
    @Mixin private final ConfigOptions options = new ConfigOptions();
  }
}
