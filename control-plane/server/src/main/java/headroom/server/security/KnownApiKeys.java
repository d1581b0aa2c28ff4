// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Answers whose key a request carries, without asking the database each time. A revoked key stops
 * working within {@link #FRESH}; while the database is away, keys that were valid go on working, so
 * that back ends can still read. Only valid keys are remembered, so strangers can't fill the
 * memory.
 */
final class KnownApiKeys {
  static final Duration FRESH = Duration.ofSeconds(30);

  private record Known(String name, long askedAt) {}

  private final ApiKeys keys;
  private final LongSupplier nanoTime;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KnownApiKeys(ApiKeys keys, LongSupplier nanoTime) {
    this.keys = keys;
    this.nanoTime = nanoTime;
  }

  /**
   * The name of a key.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE when the key was not seen before and can't be
   *     looked up
   */
  Optional<String> nameOf(String key) {
    byte[] hash = Secrets.sha256(key);
    String id = HexFormat.of().formatHex(hash);
    Known remembered = known.get(id);
    long now = nanoTime.getAsLong();
    if (remembered != null && now - remembered.askedAt() < FRESH.toNanos()) {
      return Optional.of(remembered.name());
    }
    try {
      Optional<String> name = keys.nameOf(hash);
      name.ifPresentOrElse(n -> known.put(id, new Known(n, now)), () -> known.remove(id));
      return name;
    } catch (HeadroomException e) {
      if (remembered != null && e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
        return Optional.of(remembered.name());
      }
      throw e;
    }
  }
}
