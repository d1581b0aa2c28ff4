// SPDX-License-Identifier: Apache-2.0
package headroom.rig;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.rig.process.Checkout;
import headroom.rig.prove.Figure;
import headroom.rig.prove.Report;
import headroom.rig.prove.Stage;
import headroom.rig.prove.slice.SliceProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The proof of the vertical slice as tests: real processes, real workers, real Chromium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SliceProofTest {
  private Stage stage;

  @BeforeAll
  void startTheFleet() {
    stage = Stage.start(Checkout.ofLauncher());
  }

  @AfterAll
  void stopTheFleet() {
    if (stage != null) {
      stage.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFigureReachesItsGoal() {
    return SliceProof.scenarios().stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.title(),
                    () -> {
                      Report report = new Report(System.out);
                      report.heading(scenario.title());
                      scenario.run(stage, report);
                      // How long things take is judged by the proof, on a quiet machine.
                      assertThat(report.fellShort())
                          .filteredOn(figure -> !figure.timing())
                          .map(Figure::line)
                          .isEmpty();
                      assertThat(report.count()).isPositive();
                    }));
  }
}
