// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
  @Test
  void spansAreReadAsTheyAreTyped() {
    assertThat(Spans.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Spans.parse(" 2D 4H ")).isEqualTo(Duration.ofHours(52));
    assertThat(Spans.parse("30s")).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30s", "1h30m", "1d", "4h", "1d2h3m4s"})
  void whatIsWrittenIsReadAgain(String text) {
    assertThat(Spans.write(Spans.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1", "30m1h", "-4h", "99999999999h"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Spans.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
