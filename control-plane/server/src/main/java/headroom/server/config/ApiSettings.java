// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a key may ask of the API; more is refused with {@code TOO_MANY_REQUESTS}.
 *
 * @param requestsPerSecond in the long run, 1 to 100,000
 * @param burst at once, 1 to 100,000
 */
@ConfigurationProperties("headroom.api")
public record ApiSettings(
    @DefaultValue("100") int requestsPerSecond, @DefaultValue("500") int burst) {
  private static final int MOST = 100_000;

  public ApiSettings {
    check("headroom.api.requests-per-second", requestsPerSecond);
    check("headroom.api.burst", burst);
  }

  private static void check(String key, int value) {
    if (value < 1 || value > MOST) {
      throw new ConfigurationFault(key, "It must be 1 to 100,000, not " + value + ".");
    }
  }
}
