// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GapMeterTest {
  private final GapMeter meter = new GapMeter();

  private static long ms(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  @Test
  void theLongestTimeBetweenTwoArrivalsIsKept() {
    meter.arrived(ms(100));
    meter.arrived(ms(120));
    meter.arrived(ms(190));
    meter.arrived(ms(210));
    assertThat(meter.longest(ms(215))).isEqualTo(Duration.ofMillis(70));
  }

  @Test
  void aStreamThatNeverComesBackHasAnOpenGap() {
    meter.arrived(ms(100));
    assertThat(meter.longest(ms(5_100))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aStreamThatNeverBeganHasNoGap() {
    assertThat(meter.longest(ms(5_000))).isEqualTo(Duration.ZERO);
  }

  @Test
  void aPauseOnPurposeIsNoGap() {
    meter.arrived(ms(100));
    meter.pause(true, ms(130));
    meter.arrived(ms(140));
    assertThat(meter.longest(ms(8_000))).isEqualTo(Duration.ofMillis(30));
    meter.pause(false, ms(8_500));
    meter.arrived(ms(9_000));
    assertThat(meter.longest(ms(9_010))).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void aStreamThatWasOffOnPurposeHasNoGap() {
    meter.arrived(ms(100));
    meter.interrupt();
    meter.arrived(ms(9_000));
    assertThat(meter.longest(ms(9_010))).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void quietIsTheTimeSinceTheLastArrivalOrSinceOneMayBeExpected() {
    meter.pause(false, ms(50));
    assertThat(meter.quiet(ms(80))).isEqualTo(Duration.ofMillis(30));
    meter.arrived(ms(100));
    assertThat(meter.quiet(ms(130))).isEqualTo(Duration.ofMillis(30));
    meter.reset(ms(140));
    assertThat(meter.quiet(ms(150))).as("a reset is no arrival").isEqualTo(Duration.ofMillis(50));
    meter.pause(true, ms(160));
    assertThat(meter.quiet(ms(9_000))).isZero();
    meter.pause(false, ms(9_100));
    assertThat(meter.quiet(ms(9_150))).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void aResetForgetsOldGapsButNotThatTheStreamIsStillAway() {
    meter.arrived(ms(0));
    meter.arrived(ms(500));
    meter.reset(ms(600));
    assertThat(meter.longest(ms(650))).isEqualTo(Duration.ofMillis(50));
  }
}
