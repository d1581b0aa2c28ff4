// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GapMeterTest {
  private final GapMeter meter = new GapMeter();
  private final GapMeter.Feed feed = meter.feed();

  private static long ms(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  @Test
  void theLongestTimeBetweenTwoArrivalsIsKept() {
    feed.arrived(ms(100));
    feed.arrived(ms(120));
    feed.arrived(ms(190));
    feed.arrived(ms(210));
    assertThat(meter.longest(ms(215))).isEqualTo(Duration.ofMillis(70));
  }

  @Test
  void aStreamThatNeverComesBackHasAnOpenGap() {
    feed.arrived(ms(100));
    assertThat(meter.longest(ms(5_100))).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aStreamThatNeverBeganHasNoGap() {
    assertThat(meter.longest(ms(5_000))).isEqualTo(Duration.ZERO);
  }

  @Test
  void aPauseOnPurposeIsNoGap() {
    feed.arrived(ms(100));
    feed.pause(true, ms(130));
    feed.arrived(ms(140));
    assertThat(meter.longest(ms(8_000))).isEqualTo(Duration.ofMillis(30));
    feed.pause(false, ms(8_500));
    feed.arrived(ms(9_000));
    assertThat(meter.longest(ms(9_010))).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void aStreamThatWasOffOnPurposeHasNoGap() {
    feed.arrived(ms(100));
    meter.interrupt();
    feed.arrived(ms(9_000));
    assertThat(meter.longest(ms(9_010))).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void quietIsTheTimeSinceTheLastArrivalOrSinceOneMayBeExpected() {
    feed.pause(false, ms(50));
    assertThat(meter.quiet(ms(80))).isEqualTo(Duration.ofMillis(30));
    feed.arrived(ms(100));
    assertThat(meter.quiet(ms(130))).isEqualTo(Duration.ofMillis(30));
    meter.reset(ms(140));
    assertThat(meter.quiet(ms(150))).as("a reset is no arrival").isEqualTo(Duration.ofMillis(50));
    feed.pause(true, ms(160));
    assertThat(meter.quiet(ms(9_000))).isZero();
    feed.pause(false, ms(9_100));
    assertThat(meter.quiet(ms(9_150))).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void aResetForgetsOldGapsButNotThatTheStreamIsStillAway() {
    feed.arrived(ms(0));
    feed.arrived(ms(500));
    meter.reset(ms(600));
    assertThat(meter.longest(ms(650))).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void theFirstArrivalByANewerFeedSwitchesAndAnOlderOneNeverCountsAgain() {
    feed.arrived(ms(100));
    var newer = meter.feed();
    feed.arrived(ms(150));
    assertThat(newer.isShown()).isFalse();
    newer.arrived(ms(190));
    assertThat(newer.isShown()).isTrue();
    feed.arrived(ms(200));
    newer.arrived(ms(280));
    assertThat(meter.longest(ms(280))).as("200 is not seen").isEqualTo(Duration.ofMillis(90));
    assertThat(meter.window(ms(0), ms(280)).atSwitch()).isEqualTo(Duration.ofMillis(40));
    feed.pause(true, ms(290));
    newer.arrived(ms(300));
    assertThat(meter.longest(ms(420))).as("an old pause").isEqualTo(Duration.ofMillis(120));
  }

  @Test
  void aPauseOfANewerFeedIsSeenAtOnceAndSoIsTheEndOfAnOldPause() {
    feed.arrived(ms(100));
    var paused = meter.feed();
    paused.pause(true, ms(130));
    assertThat(paused.isShown()).isTrue();
    assertThat(meter.longest(ms(9_000))).isEqualTo(Duration.ofMillis(30));
    var live = meter.feed();
    live.pause(false, ms(9_000));
    assertThat(meter.quiet(ms(9_100))).isEqualTo(Duration.ofMillis(100));
    var waiting = meter.feed();
    waiting.pause(false, ms(9_200));
    assertThat(waiting.isShown()).as("nothing came by it").isFalse();
  }

  @Test
  void aWindowHasItsOwnFiguresAndThoseOfTheWindowBeforeIt() {
    for (var at = 1_000; at <= 5_000; at += 50) {
      feed.arrived(ms(at));
    }
    feed.arrived(ms(5_180));
    feed.arrived(ms(5_300));
    feed.arrived(ms(7_000));
    var window = meter.window(ms(5_000), ms(6_500));
    assertThat(window.longest()).as("of gaps that ended in it").isEqualTo(Duration.ofMillis(180));
    assertThat(window.baseline()).isEqualTo(Duration.ofMillis(50));
    assertThat(meter.window(ms(7_000), ms(9_000)).longest())
        .as("an open gap")
        .isEqualTo(Duration.ofSeconds(2));
    feed.arrived(ms(60_000));
    assertThat(meter.window(ms(59_000), ms(60_000)).longest())
        .as("no more than the window")
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(meter.window(ms(3_000), ms(5_400)).longest()).as("forgotten").isZero();
  }
}
