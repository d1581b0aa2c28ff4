// SPDX-License-Identifier: Apache-2.0
package headroom.participant.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoiceMeterTest {
  private static final long MICRO = 1_000;

  private final VoiceMeter near = new VoiceMeter(_ -> {});
  private final VoiceMeter far = new VoiceMeter(_ -> {});

  @Test
  void theFiguresAreOfAllDelays() {
    for (var i = 1; i <= 200; i++) {
      near.arrived(new Mark(0, 0), i * MICRO);
    }
    assertThat(near.delays()).isEqualTo(new Delays(200, 100, 198, 200));
  }

  @Test
  void onlyTheSamePacketsAreCompared() {
    for (var i = 0; i < 10; i++) {
      near.arrived(new Mark(0, i), i + 100 * MICRO);
      far.arrived(new Mark(0, i), i + 130 * MICRO);
    }
    far.arrived(new Mark(0, 77), 9_000 * MICRO);
    assertThat(far.laterThan(near)).isEqualTo(new Delays(10, 30, 30, 30));
    assertThat(near.laterThan(far).medianMicros()).isEqualTo(-30);
  }

  @Test
  void theLastFewThousandAreKept() {
    for (var i = 0; i < DelaySamples.MOST + 1_000; i++) {
      near.arrived(new Mark(0, i), i + (i < 1_000 ? 500 : 5) * MICRO);
    }
    assertThat(near.delays()).isEqualTo(new Delays(DelaySamples.MOST, 5, 5, 5));
  }

  @Test
  void aResetForgetsDelays() {
    near.arrived(new Mark(0, 0), MICRO);
    near.reset();
    assertThat(near.delays().count()).isZero();
  }
}
