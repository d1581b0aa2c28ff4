// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SecretsTest {
  @Test
  void aKeyCanBeKnownByItsBeginningAndIsNeverTheSame() {
    assertThat(Secrets.apiKey()).matches("hrk_[A-Za-z0-9_-]{43}");
    assertThat(Stream.generate(Secrets::apiKey).limit(100).distinct()).hasSize(100);
  }

  @Test
  void aPasswordCanBeTypedFromAScreen() {
    assertThat(Secrets.oneTimePassword()).matches("([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}");
    assertThat(Stream.generate(Secrets::oneTimePassword).limit(100).distinct()).hasSize(100);
  }
}
