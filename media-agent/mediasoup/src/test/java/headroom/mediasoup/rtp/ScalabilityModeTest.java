// SPDX-License-Identifier: Apache-2.0
package headroom.mediasoup.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalabilityModeTest {
  @ParameterizedTest
  @CsvSource({
    "L1T3, 1, 3, false",
    "L3T2_KEY, 3, 2, true",
    "S2T3, 2, 3, false",
    "foo, 1, 1, false",
    ", 1, 1, false",
    "S0T3, 1, 1, false",
    "S1T0, 1, 1, false",
    "L20T3, 20, 3, false",
    "S200T3, 1, 1, false",
    "L4T7_KEY_SHIFT, 4, 7, true"
  })
  void aModeIsParsedAsUpstreamDoes(@Nullable String text, int spatial, int temporal, boolean ksvc) {
    assertThat(ScalabilityMode.of(text)).isEqualTo(new ScalabilityMode(spatial, temporal, ksvc));
  }
}
