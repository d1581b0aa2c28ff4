// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.server.config.ApiSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How many requests a key may send, and how often an address may guess one. */
final class ApiLimits {
  private final Rates ofKey;
  private final Rates ofGuesses;

  ApiLimits(ApiSettings settings, LongSupplier nanoTime) {
    ofKey =
        new Rates(
            settings.burst(),
            Duration.ofNanos(Duration.ofSeconds(1).toNanos() / settings.requestsPerSecond()),
            nanoTime);
    ofGuesses = new Rates(100, Duration.ofMillis(50), nanoTime);
  }

  /**
   * Counts a request.
   *
   * @param key its name; empty for one that is not known
   * @return how long to wait when there were too many
   */
  Optional<Duration> count(Optional<String> key, String address) {
    return key.map(ofKey::take).orElseGet(() -> ofGuesses.take(address));
  }
}
