// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.planning.CapacityPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyCheckTest {
  private static final PolicyTree TREE = PolicyTree.of(CapacityPolicy.DEFAULT);
  private static final PolicyScope EU = new PolicyScope.Group("eu");

  @ParameterizedTest
  @CsvSource({
    "CONSUMERS_PER_WORKER, 9, must be 10 to 100000.",
    "CONSUMERS_PER_WORKER, 10.5, must be a whole number.",
    "HEADROOM, 0.95, must be 0.0 to 0.9.",
    "HEADROOM, -0.1, must be 0.0 to 0.9.",
    "HEADROOM, NaN, must be 0.0 to 0.9.",
    "CPU_CEILING, 1.01, must be 0.05 to 1.0.",
    "PACKETS_PER_SECOND, 999, must be 1000 to 10000000.",
    "MAX_ROOMS, 0, must be 1 to 100000.",
  })
  void aValueOutOfRangeIsNamedWithItsRange(PolicyField field, double value, String message) {
    assertThat(PolicyCheck.faults(TREE, EU, PolicyValues.NONE.with(field, value)))
        .containsExactly(new PolicyFault(field, field.key() + " " + message));
  }

  @ParameterizedTest
  @EnumSource(PolicyField.class)
  void theEndsOfARangeAreFine(PolicyField field) {
    for (double value : new double[] {field.least(), field.most()}) {
      PolicyValues values =
          PolicyValues.NONE
              .with(PolicyField.MAX_LIVE, 1)
              .with(PolicyField.MAX_LIVE_AUDIO, 1_000)
              .with(field, value);
      assertThat(PolicyCheck.faults(TREE, PolicyScope.fleet(), values)).isEmpty();
    }
  }

  @Test
  void whatConcernsRoomsIsForTheFleet() {
    PolicyValues values = PolicyValues.NONE.with(PolicyField.MAX_LIVE, 4);
    assertThat(PolicyCheck.faults(TREE, PolicyScope.fleet(), values)).isEmpty();
    assertThat(PolicyCheck.faults(TREE, EU, values))
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.message()).startsWith("maxLive is set for the fleet only"));
  }

  @Test
  void nobodyIsSeenAndNotHeardAlsoNotByAPreset() {
    assertThat(
            PolicyCheck.faults(
                TREE, PolicyScope.fleet(), PolicyValues.NONE.with(PolicyField.MAX_LIVE, 11)))
        .extracting(PolicyFault::field)
        .containsExactly(PolicyField.MAX_LIVE_AUDIO);
  }

  @Test
  void valuesAreWrittenForPeople() {
    assertThat(PolicyField.HEADROOM.written(0.3)).isEqualTo("30 %");
    assertThat(PolicyField.HEADROOM.written(0.125)).isEqualTo("12.5 %");
    assertThat(PolicyField.PACKETS_PER_SECOND.written(120_000)).isEqualTo("120,000");
  }
}
