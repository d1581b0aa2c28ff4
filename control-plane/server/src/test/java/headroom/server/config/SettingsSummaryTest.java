// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsSummaryTest {
  @ParameterizedTest
  @CsvSource({
    "headroom.x.password,hunter2,(not shown)",
    "headroom.x.client-secret,hunter2,(not shown)",
    "headroom.x.tokens,hunter2,(not shown)",
    "headroom.x.password-file,/run/secret,/run/secret",
    "headroom.x.url,jdbc:postgresql://db/h?user=u&Password=hunter2&a=b,"
        + "jdbc:postgresql://db/h?user=u&Password=(not shown)&a=b",
    "headroom.x.url,https://u:hunter2@host/p,https://(not shown)@host/p",
    "headroom.x.url,https://host/p@q,https://host/p@q",
  })
  void secretsAreNotShown(String key, String value, String shown) {
    assertThat(SettingsSummary.shown(key, value)).isEqualTo(shown);
  }
}
