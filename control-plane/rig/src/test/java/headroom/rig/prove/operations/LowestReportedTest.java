// SPDX-License-Identifier: Apache-2.0
package headroom.rig.prove.operations;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.rig.prove.operations.LowestReported.Asked;
import headroom.rig.prove.operations.LowestReported.Reported;
import headroom.rig.prove.operations.LowestReported.Ties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What reports tell decides, and nothing else. */
final class LowestReportedTest {
  private static final List<Asked> ASKED =
      List.of(new Asked("a", 0), new Asked("b", 1_000), new Asked("c", 2_000));

  @Test
  void withReportsInTimeRoomsSpread() {
    List<Reported> atOnce =
        List.of(
            new Reported(500, Map.of("a", 24)),
            new Reported(1_500, Map.of("a", 24, "b", 24)),
            new Reported(2_500, Map.of("a", 24, "b", 24, "c", 24)));
    assertThat(LowestReported.loads(ASKED, atOnce, List.of(0, 0, 0), Ties.FIRST))
        .containsExactly(24, 24, 24);
  }

  @Test
  void withLateReportsTheyPileOnTheFirst() {
    List<Reported> late =
        List.of(
            new Reported(1_500, Map.of("a", 24)),
            new Reported(5_000, Map.of("a", 24, "b", 24, "c", 24)));
    assertThat(LowestReported.loads(ASKED, late, List.of(0, 0, 0), Ties.FIRST))
        .containsExactly(48, 24, 0);
  }

  @Test
  void theIdleWorkerTakesAllWhoeverTakesTurns() {
    List<Reported> late = List.of(new Reported(5_000, Map.of("a", 24, "b", 24, "c", 24)));
    for (Ties ties : Ties.values()) {
      assertThat(LowestReported.loads(ASKED, late, List.of(4, 0, 4), ties))
          .containsExactly(4, 72, 4);
    }
  }

  @Test
  void inTurnEqualWorkersTakeOneEach() {
    List<Reported> late = List.of(new Reported(5_000, Map.of("a", 24, "b", 24, "c", 24)));
    assertThat(LowestReported.loads(ASKED, late, List.of(0, 0), Ties.IN_TURN))
        .containsExactly(48, 24);
    assertThat(LowestReported.loads(ASKED, late, List.of(0, 0), Ties.FIRST)).containsExactly(72, 0);
  }
}
