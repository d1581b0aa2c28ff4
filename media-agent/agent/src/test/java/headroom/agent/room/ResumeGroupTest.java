// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResumeGroupTest {
  private final List<String> resumed = new ArrayList<>();
  private final ResumeGroup<String> group = new ResumeGroup<>(resumed::add);

  @BeforeEach
  void add() {
    List.of("ann", "bob", "cleo").forEach(group::add);
  }

  @Test
  void nobodyIsResumedBeforeTheLastHasAnsweredThenAllAre() {
    group.answered("cleo");
    group.answered("ann");
    group.answered("ann");
    assertThat(resumed).isEmpty();
    group.answered("bob");
    assertThat(resumed).containsExactly("ann", "bob", "cleo");
  }

  @Test
  void whoDoesNotAnswerHoldsNobodyUpForEver() {
    group.answered("ann");
    group.release();
    assertThat(resumed).containsExactly("ann", "bob", "cleo");
    group.answered("bob");
    group.answered("cleo");
    group.release();
    assertThat(resumed).hasSize(3);
  }
}
