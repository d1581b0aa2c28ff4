// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What counts as proven. */
class ProofTest {
  private final Report report = new Report(new PrintStream(new ByteArrayOutputStream()));

  @Test
  void whoThrowsFallsShortAndTheNextStillRuns() {
    run(
        List.of(
            scenario(
                "throws",
                to -> {
                  to.add(Figure.exactly("rooms", 1, 1));
                  throw new IllegalStateException("nobody came");
                }),
            scenario("next", to -> to.add(Figure.exactly("people", 2, 2)))));
    assertThat(report.count()).isEqualTo(3);
    assertThat(report.fellShort())
        .extracting(Figure::line)
        .containsExactly("! carried to its end: no: nobody came (yes)");
  }

  @Test
  void wordsThatWereNotReadFallShort() {
    run(
        List.of(
            scenario(
                "reads",
                to -> {
                  to.add(Figure.says("head", "media-01\n CORDONED ", "CORDONED"));
                  to.add(Figure.says("head", "media-01 UP", "CORDONED"));
                  to.add(Figure.says("head", "", "CORDONED"));
                })));
    assertThat(report.fellShort())
        .extracting(Figure::line)
        .containsExactly("! head: “media-01 UP” (says CORDONED)", "! head: “” (says CORDONED)");
  }

  private void run(List<Scenario<RunningStage>> scenarios) {
    new Proof<RunningStage>("proof", "A proof.", () -> () -> {}, scenarios).run(List.of(), report);
  }

  private static Scenario<RunningStage> scenario(String name, Consumer<Report> steps) {
    return new Scenario<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String title() {
        return name;
      }

      @Override
      public void run(RunningStage stage, Report to) {
        steps.accept(to);
      }
    };
  }
}
