// SPDX-License-Identifier: Apache-2.0
package headroom.rig.bench;

import headroom.rig.process.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats the measurements of docs/benchmarks.md and prints their tables. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Repeats the measurements of docs/benchmarks.md: channel, forwarding, planner.")
public final class BenchCommand implements Callable<Integer> {
  private static final int WRONG_USE = 64;

  @Parameters(
      arity = "0..1",
      paramLabel = "BENCH",
      description = "channel, forwarding or planner; none lists them.")
  private @Nullable String bench;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Turns of each contender; of the planner, fleets. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    if (bench == null) {
      System.out.println(
          "channel      our channel against the official Node library, same worker binary");
      System.out.println("forwarding   CPU of our worker per forwarded packet");
      System.out.println(
          "planner      rebalances of skewed fleets beside policies like those of peers");
      return 0;
    }
    Checkout checkout = Checkout.ofLauncher();
    if (bench.equals("planner")) {
      return planner(checkout);
    }
    List<Contender> contenders =
        switch (bench) {
          case "channel" -> List.of(java(checkout, "ChannelBench", "Java"), node(checkout));
          case "forwarding" -> List.of(java(checkout, "ForwardingBench", "our worker"));
          default -> List.of();
        };
    if (contenders.isEmpty()) {
      System.err.println("Unknown measurement: " + bench + ". './headroom bench' lists them.");
      return WRONG_USE;
    }
    printLoadAverage();
    Interleaved interleaved = new Interleaved(contenders);
    interleaved.run(rounds);
    System.out.println(interleaved.table());
    return 0;
  }

  /** Contenders take turns within one process, because each fleet is made once for all of them. */
  private int planner(Checkout checkout) throws IOException {
    printLoadAverage();
    Path planning = checkout.root().resolve("control-plane/planning/target");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // One core, its compiler and collector included.
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseSerialGC",
                "-cp",
                planning.resolve("classes") + ":" + planning.resolve("test-classes"),
                "headroom.planning.bench.PlannerBench",
                Integer.toString(rounds))
            .inheritIO()
            .start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void printLoadAverage() throws IOException {
    System.err.println(
        "load average before: " + Files.readString(Path.of("/proc/loadavg")).strip());
  }

  private static Contender java(Checkout checkout, String main, String name) {
    Path mediasoup = checkout.root().resolve("media-agent/mediasoup/target");
    return new Contender(
        name,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            mediasoup.resolve("test-classes")
                + ":"
                + checkout.root().resolve("media-agent/agent/target/lib")
                + "/*",
            "headroom.mediasoup.bench." + main),
        worker(checkout));
  }

  private static Contender node(Checkout checkout) {
    return new Contender(
        "Node",
        List.of(
            "node",
            checkout
                .root()
                .resolve("media-agent/mediasoup/bench/node/channel-bench.mjs")
                .toString()),
        worker(checkout));
  }

  private static Map<String, String> worker(Checkout checkout) {
    return Map.of("MEDIASOUP_WORKER_BIN", checkout.workerBinary().toString());
  }
}
