// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

import headroom.rig.process.AtExit;
import headroom.rig.prove.large.LargeRoomsProof;
import headroom.rig.prove.operations.OperationsProof;
import headroom.rig.prove.slice.SliceProof;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  private static final int WRONG_USE = 64;

  @Parameters(arity = "0..1", paramLabel = "PROOF", description = "What to prove; none lists all.")
  private @Nullable String proof;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "SCENARIO",
      description = "Only these scenarios of the proof.")
  private List<String> only = List.of();

  @Option(
      names = "--screens",
      paramLabel = "DIR",
      description = "Where proofs that take pictures of screens put them. Default: nowhere.")
  private @Nullable Path screens;

  @Override
  public Integer call() {
    List<Proof<?>> proofs =
        List.of(SliceProof.proof(), LargeRoomsProof.proof(screens), OperationsProof.proof(screens));
    if (proof == null) {
      System.out.println("What can be proven:");
      proofs.forEach(ProveCommand::list);
      System.out.printf(
          "  %-13s %s%n    %s%n",
          "hosts",
          "Empty Debian hosts become a fleet, are upgraded under calls, and leave",
          "run by the launcher; its scenarios are in ansible/tests: scenarios.sh, themes.sh");
      return 0;
    }
    Optional<Proof<?>> wanted = proofs.stream().filter(p -> p.name().equals(proof)).findFirst();
    if (wanted.isEmpty()) {
      System.err.println(
          "Unknown proof: " + proof + ". './headroom prove' lists what can be proven.");
      return WRONG_USE;
    }
    List<String> unknown = wanted.get().unknown(only);
    if (!unknown.isEmpty()) {
      System.err.println("No such scenario: " + unknown + ". './headroom prove' lists them.");
      return WRONG_USE;
    }
    Report report = new Report(System.out);
    try {
      wanted.get().run(only, report);
    } catch (IllegalStateException e) {
      if (!AtExit.isEnding()) {
        System.err.println(e.getMessage());
      }
      return 1;
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

  private static void list(Proof<?> proof) {
    System.out.printf("  %-13s %s%n", proof.name(), proof.title());
    proof.scenarios().forEach(s -> System.out.printf("    %-22s %s%n", s.name(), s.title()));
  }
}
