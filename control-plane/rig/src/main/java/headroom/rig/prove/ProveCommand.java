// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

import headroom.rig.process.AtExit;
import headroom.rig.process.Checkout;
import headroom.rig.prove.slice.SliceProof;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves what Headroom promises, on real parts, with a line per figure. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = "Runs scenarios on real parts and prints a line per figure: name: value (goal).")
public final class ProveCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "PROOF", description = "What to prove; none lists all.")
  private @Nullable String proof;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "SCENARIO",
      description = "Only these scenarios of the proof.")
  private List<String> only = List.of();

  @Override
  public Integer call() {
    if (proof == null) {
      System.out.println("What can be proven:");
      System.out.println("  slice   " + SliceProof.TITLE);
      SliceProof.scenarios().forEach(s -> System.out.printf("    %-22s %s%n", s.name(), s.title()));
      return 0;
    }
    if (!"slice".equals(proof)) {
      System.err.println(
          "Unknown proof: " + proof + ". './headroom prove' lists what can be proven.");
      return 64;
    }
    List<String> known = SliceProof.scenarios().stream().map(Scenario::name).toList();
    List<String> unknown = only.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      System.err.println("No such scenario: " + unknown + ". './headroom prove' lists them.");
      return 64;
    }
    List<Scenario> chosen =
        SliceProof.scenarios().stream()
            .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
            .toList();
    Report report = new Report(System.out);
    try (Stage stage = Stage.start(Checkout.ofLauncher())) {
      chosen.forEach(scenario -> run(scenario, stage, report));
    }
    List<Figure> fellShort = report.fellShort();
    System.out.println();
    System.out.println(
        (report.count() - fellShort.size())
            + " figures reach their goal, "
            + fellShort.size()
            + " fall short.");
    fellShort.forEach(figure -> System.out.println(figure.line()));
    return fellShort.isEmpty() ? 0 : 1;
  }

  private static void run(Scenario scenario, Stage stage, Report report) {
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
