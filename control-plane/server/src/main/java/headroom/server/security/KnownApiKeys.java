// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys;
import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Answers whose key a request carries, without asking the database each time. A revoked key stops
 * working within {@link #FRESH}; while the database is away, keys that were valid go on working, so
 * that back ends can still read. Only valid keys are remembered, so strangers can't fill the
 * memory.
 */
@Component
final class KnownApiKeys {
  static final Duration FRESH = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(KnownApiKeys.class.getName());

  private record Known(ApiKey key, Instant askedAt) {}

  private final ApiKeys keys;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KnownApiKeys(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Whose key it is; empty when it is not known, has ended, or was revoked.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE when the key was not seen before and can't be
   *     looked up
   */
  Optional<Caller> callerOf(String key) {
    return callerById(idOf(key));
  }

  /** By what a key is known here; nobody can come in with it. */
  static String idOf(String key) {
    return HexFormat.of().formatHex(Secrets.sha256(key));
  }

  /** The same as {@link #callerOf} for a key that has come in before. */
  Optional<Caller> callerById(String id) {
    Instant now = clock.instant();
    return find(id, now).filter(found -> !found.hasEnded(now)).map(ApiKey::caller);
  }

  private Optional<ApiKey> find(String id, Instant now) {
    Known remembered = known.get(id);
    if (remembered != null
        && Duration.between(remembered.askedAt(), now).abs().compareTo(FRESH) < 0) {
      return Optional.of(remembered.key());
    }
    try {
      Optional<ApiKey> found = keys.find(HexFormat.of().parseHex(id));
      found.ifPresentOrElse(key -> remember(id, key, now), () -> known.remove(id));
      return found;
    } catch (HeadroomException e) {
      if (remembered != null && e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
        return Optional.of(remembered.key());
      }
      throw e;
    }
  }

  private void remember(String id, ApiKey key, Instant now) {
    known.put(id, new Known(key, now));
    if (!key.hasEnded(now) && key.lastUsedAt().stream().noneMatch(used -> isSoonAfter(used, now))) {
      try {
        keys.used(key.name(), now);
      } catch (HeadroomException e) {
        LOG.log(System.Logger.Level.DEBUG, "The use of a key was not written down", e);
      }
    }
  }

  private static boolean isSoonAfter(Instant used, Instant now) {
    return Duration.between(used, now).compareTo(Duration.ofMinutes(1)) < 0;
  }
}
