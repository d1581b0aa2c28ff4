// SPDX-License-Identifier: Apache-2.0
package headroom.agent.testing;

import headroom.agent.Agent;
import headroom.agent.config.AgentConfig;
import headroom.agent.config.ConfigOptions;
import headroom.mediasoup.process.WorkerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** An agent in this JVM with real workers, on ports of its own. */
public final class TestAgent implements AutoCloseable {
  public static final String HOST = "media-test";

  private final AgentConfig config;
  private Agent agent;

  private TestAgent(AgentConfig config) {
    this.config = config;
    this.agent = Agent.start(config);
  }

  /** Starts an agent; more options are as on its command line. */
  public static TestAgent start(Path folder, FakeControlPlane controlPlane, String... more) {
    // Each test has a block of ports to itself, below the range of ephemeral ports.
    int base = 20_000 + ThreadLocalRandom.current().nextInt(100) * 100;
    var arguments =
        new ArrayList<>(
            List.of(
                "--host=" + HOST,
                "--control-plane=" + controlPlane.address(),
                "--port=0",
                "--workers=1",
                "--worker-bin=" + workerBinary(),
                "--rtc-port-base=" + base,
                "--plain-ports=" + (base + 20) + "-" + (base + 99),
                "--data-dir=" + folder));
    arguments.addAll(List.of(more));
    var command = new CommandLine(new Options()).setOverwrittenOptionsAllowed(true);
    command.parseArgs(arguments.toArray(String[]::new));
    var options = command.<Options>getCommand().options;
    return new TestAgent(options.toConfig(Runtime.getRuntime().availableProcessors()));
  }

  public Agent agent() {
    return agent;
  }

  /** Ends the agent in an orderly way and starts another one on the same folder. */
  public void restart() {
    agent.close();
    agent = Agent.start(config);
  }

  public TestClient connect(String token) {
    return TestClient.connect(agent.signallingUrl(), "token=" + token);
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

  /** The worker that tests run on. */
  public static String workerBinary() {
    var binary = System.getenv("MEDIASOUP_WORKER_BIN");
    if (binary == null) {
      throw new IllegalStateException("set MEDIASOUP_WORKER_BIN to a mediasoup-worker 3.27.1");
    }
    return binary;
  }

  @Command
  private static final class Options {
    @Mixin private final ConfigOptions options = new ConfigOptions();
  }
}
