// SPDX-License-Identifier: Apache-2.0
package headroom.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeathRecordTest {
  private final DeathRecord deaths = new DeathRecord();

  @Test
  void aWorkerThatLivedLongIsRestartedAtOnceHoweverOften() {
    for (int death = 0; death < 100; death++) {
      assertThat(deaths.died(Duration.ofMinutes(5))).isZero();
    }
    assertThat(deaths.givenUp()).isFalse();
  }

  @Test
  void quickDeathsMakeGrowingPausesUntilTheWorkerIsGivenUp() {
    var quick = Duration.ofSeconds(1);
    assertThat(deaths.died(quick)).isZero();
    assertThat(deaths.died(quick)).isEqualTo(Duration.ofMillis(200));
    assertThat(deaths.died(quick)).isEqualTo(Duration.ofMillis(400));
    assertThat(deaths.died(quick)).isEqualTo(Duration.ofMillis(800));
    assertThat(deaths.givenUp()).isFalse();
    deaths.died(quick);
    deaths.died(quick);
    assertThat(deaths.givenUp()).isTrue();
  }

  @Test
  void aHealthyLifeForgivesQuickDeaths() {
    deaths.died(Duration.ZERO);
    deaths.died(Duration.ZERO);
    deaths.died(DeathRecord.HEALTHY_LIFE);
    assertThat(deaths.died(Duration.ZERO)).isZero();
  }
}
