// SPDX-License-Identifier: Apache-2.0
package headroom.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  @Test
  void waitsDoubleUpToTwoSecondsAndVaryByAFifth() {
    var backOff = new BackOff(new Random(1));
    var middles = Stream.of(100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000);
    middles.forEach(
        middle ->
            assertThat(backOff.next())
                .isBetween(
                    Duration.ofMillis(middle * 8 / 10), Duration.ofMillis(middle * 12 / 10)));
  }
}
