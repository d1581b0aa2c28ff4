// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateMeterTest {
  private static final long SECOND = 1_000_000_000L;

  private final RateMeter meter = new RateMeter(0);

  @Test
  void growthIsCountedFromTheSecondReadingOn() {
    meter.read("a", 1_000_000);
    assertThat(meter.perSecond(SECOND)).isZero();
    meter.read("a", 1_000_500);
    meter.read("b", 7);
    assertThat(meter.perSecond(2 * SECOND)).isEqualTo(500);
    meter.read("a", 1_000_600);
    meter.read("b", 107);
    assertThat(meter.perSecond(4 * SECOND)).isEqualTo(100);
  }

  @Test
  void aCounterThatStartsAnewDoesNotCountBackwards() {
    meter.read("a", 100);
    meter.perSecond(SECOND);
    meter.read("a", 5);
    assertThat(meter.perSecond(2 * SECOND)).isZero();
  }

  @Test
  void aCounterThatIsGoneAndComesBackIsNew() {
    meter.read("a", 100);
    meter.perSecond(SECOND);
    meter.perSecond(2 * SECOND);
    meter.read("a", 900);
    assertThat(meter.perSecond(3 * SECOND)).isZero();
  }
}
