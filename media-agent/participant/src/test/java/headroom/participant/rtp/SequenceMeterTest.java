// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceMeterTest {
  private final SequenceMeter meter = new SequenceMeter();

  private void arrive(int... numbers) {
    for (var number : numbers) {
      meter.arrived(number);
    }
  }

  @Test
  void anUnbrokenRunAcrossTheWrapHasNoGapAndNoLoss() {
    arrive(65_534, 65_535, 0, 1, 2);
    assertThat(meter.received()).isEqualTo(5);
    assertThat(meter.gaps()).isZero();
    assertThat(meter.lost()).isZero();
  }

  @Test
  void skippedNumbersAreOneGapAndAsManyLosses() {
    arrive(65_533, 1, 2);
    assertThat(meter.gaps()).isEqualTo(1);
    assertThat(meter.lost()).isEqualTo(3);
  }

  @Test
  void aLatePacketIsNoLoss() {
    arrive(10, 12, 11, 13);
    assertThat(meter.gaps()).isEqualTo(1);
    assertThat(meter.lost()).isZero();
  }
}
