// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.dashboard.world.Worlds;
import headroom.operations.history.LoadSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadCurveTest {
  @Test
  void aPeakOfOneMinuteStaysVisibleOverADay() {
    Instant from = Worlds.NOON.minus(Duration.ofHours(24));
    List<LoadSample> samples = new ArrayList<>();
    for (int minute = 0; minute < 1440; minute++) {
      double load = minute == 700 ? 1.20 : 0.40;
      samples.add(new LoadSample(from.plus(Duration.ofMinutes(minute)), load, load, 100));
    }
    LoadCurve curve = LoadCurve.of(samples, from, Worlds.NOON);
    assertThat(curve.points()).hasSizeLessThanOrEqualTo(161);
    assertThat(curve.words()).isEqualTo("load from 0.40 to 0.40, highest 1.20");
  }
}
