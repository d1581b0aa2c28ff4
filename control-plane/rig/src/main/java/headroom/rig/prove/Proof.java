// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

import headroom.rig.process.AtExit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Scenarios that share a stage.
 *
 * @param name for the command line
 * @param title one line that says what is proven
 * @param stage starts everything that the scenarios need
 * @param scenarios in the order in which they run
 */
public record Proof<S extends RunningStage>(
    String name, String title, Supplier<S> stage, List<Scenario<S>> scenarios) {
  public Proof {
    scenarios = List.copyOf(scenarios);
  }

  /** Names of scenarios that it does not have. */
  List<String> unknown(List<String> names) {
    List<String> known = scenarios.stream().map(Scenario::name).toList();
    return names.stream().filter(name -> !known.contains(name)).toList();
  }

  /**
   * Runs scenarios on a fresh stage.
   *
   * @param only the names of those to run; all if empty
   * @throws IllegalStateException when the stage could not be started
   */
  void run(List<String> only, Report report) {
    try (S running = stage.get()) {
      scenarios.stream()
          .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
          .forEach(scenario -> run(scenario, running, report));
    }
  }

  private static <S> void run(Scenario<S> scenario, S stage, Report report) {
    report.heading(scenario.title());
    try {
      scenario.run(stage, report);
    } catch (RuntimeException e) {
      if (!AtExit.isEnding()) {
        report.add(new Figure("carried to its end", "no: " + e.getMessage(), "yes", false));
      }
    }
  }
}
