// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import headroom.rig.process.Checkout;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Scenario;
import headroom.rig.prove.large.LargeStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Random worlds are planned and verified, and a large fleet beside policies like those of peers. It
 * needs nothing of the stage: the planner is pure, and it runs in a process of its own.
 */
final class Planning implements Scenario<LargeStage> {
  private static final int WORLDS = 10_000;
  private static final int WORKERS = 1_000;
  private static final int ROOMS = 10_000;
  private static final int SEED = 1;

  /** So many percent of all people may move. */
  private static final List<Integer> ALLOWANCES = List.of(1, 2, 5, 10);

  @Override
  public String name() {
    return "planner";
  }

  @Override
  public String title() {
    return "Ten thousand random worlds and a fleet of a thousand workers are planned";
  }

  @Override
  public void run(LargeStage stage, Report report) {
    Map<String, String> said = check();
    report.add(Figure.exactly("random worlds", number(said, "worlds"), WORLDS));
    report.note(
        "%s plans with %s moves, a way back for each world"
            .formatted(said.get("verified"), said.get("moves")));
    report.add(Figure.exactly("plans that the verifier refuses", number(said, "refused"), 0));
    String fault = said.getOrDefault("fault", "");
    if (!fault.isEmpty()) {
      report.note(fault);
    }
    report.note(
        "%s workers, %s rooms, seed %d; %s people on hot workers before"
            .formatted(said.get("workers"), said.get("rooms"), SEED, said.get("hot")));
    for (int percent : ALLOWANCES) {
      report.note(
          "%d %%: %s people moved, planned in %s ms; best of the others: %s"
              .formatted(
                  percent,
                  said.get("moved." + percent),
                  said.get("ms." + percent),
                  said.get("whose." + percent)));
      report.add(
          Figure.atMost(
              "people left on hot workers, %d %% may move, beside the best of the others"
                  .formatted(percent),
              number(said, "ours." + percent),
              number(said, "best." + percent),
              ""));
    }
  }

  private static long number(Map<String, String> said, String name) {
    String value = said.get(name);
    if (value == null) {
      throw new IllegalStateException("The planner's check did not say: " + name);
    }
    return Long.parseLong(value);
  }

  /** What {@code PlannerCheck} of the planner's tests says, by name. */
  private static Map<String, String> check() {
    Path planning = Checkout.ofLauncher().root().resolve("control-plane/planning/target");
    Map<String, String> said = new HashMap<>();
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  planning.resolve("classes") + ":" + planning.resolve("test-classes"),
                  "headroom.planning.bench.PlannerCheck",
                  String.valueOf(WORLDS),
                  String.valueOf(WORKERS),
                  String.valueOf(ROOMS),
                  String.valueOf(SEED))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        process
            .inputReader(StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.split("=", 2))
            .filter(words -> words.length == 2)
            .forEach(words -> said.put(words[0], words[1]));
        if (process.waitFor() != 0) {
          throw new IllegalStateException("The planner's check ended with " + process.exitValue());
        }
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't start the planner's check", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return said;
  }
}
