// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys;
import headroom.operations.access.Caller;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.audit.AuditEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KnownApiKeysTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Caller BACK_END = new Caller("back-end", Role.BACK_END, Scope.fleet());

  private final OneKey stored = new OneKey("hrk_good");
  private final HandClock clock = new HandClock();
  private final KnownApiKeys keys = new KnownApiKeys(stored, clock);

  @Test
  void aValidKeyIsLookedUpOnceInAWhile() {
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
    assertThat(stored.asked).isEqualTo(1);
    clock.pass(KnownApiKeys.FRESH);
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
    assertThat(stored.asked).isEqualTo(2);
  }

  @Test
  void aRevokedKeyStopsWorkingSoon() {
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
    stored.revoked = true;
    clock.pass(KnownApiKeys.FRESH);
    assertThat(keys.callerOf("hrk_good")).isEmpty();
    stored.away = true;
    assertThatThrownBy(() -> keys.callerOf("hrk_good")).isInstanceOf(HeadroomException.class);
  }

  @Test
  void aKeyEndsAtItsTimeAlthoughItIsRemembered() {
    stored.expiresAt = Optional.of(NOON.plusSeconds(5));
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
    clock.pass(Duration.ofSeconds(5).minusNanos(1));
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
    clock.pass(Duration.ofNanos(1));
    assertThat(keys.callerOf("hrk_good")).isEmpty();
    assertThat(stored.asked).isEqualTo(1);
  }

  @Test
  void theUseOfAKeyIsWrittenDownOnceAMinute() {
    for (int i = 0; i < 9; i++) {
      keys.callerOf("hrk_good");
      clock.pass(Duration.ofSeconds(15));
    }
    assertThat(stored.used).containsExactly(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120));
  }

  @Test
  void aWrongKeyIsNeverRemembered() {
    assertThat(keys.callerOf("hrk_bad")).isEmpty();
    assertThat(keys.callerOf("hrk_bad")).isEmpty();
    assertThat(stored.asked).isEqualTo(2);
  }

  @Test
  void aKeyThatWasValidWorksWhileTheDatabaseIsAway() {
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
    stored.away = true;
    clock.pass(KnownApiKeys.FRESH.multipliedBy(10));
    assertThat(keys.callerOf("hrk_good")).contains(BACK_END);
  }

  @Test
  void aKeyThatWasNeverSeenIsTemporarilyRefusedWhileTheDatabaseIsAway() {
    stored.away = true;
    assertThatThrownBy(() -> keys.callerOf("hrk_good"))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
  }

  private static final class HandClock extends Clock {
    private Instant now = NOON;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class OneKey implements ApiKeys {
    private final byte[] hash;
    private final List<Instant> used = new ArrayList<>();
    private Optional<Instant> expiresAt = Optional.empty();
    private boolean away;
    private boolean revoked;
    private int asked;

    OneKey(String key) {
      hash = Secrets.sha256(key);
    }

    @Override
    public Optional<ApiKey> find(byte[] sha256) {
      asked++;
      if (away) {
        throw new HeadroomException(ErrorCode.DATABASE_UNAVAILABLE, "away");
      }
      return Arrays.equals(hash, sha256) && !revoked
          ? Optional.of(
              new ApiKey(
                  BACK_END.name(),
                  BACK_END.role(),
                  BACK_END.scope(),
                  "admin",
                  NOON,
                  expiresAt,
                  used.isEmpty() ? Optional.empty() : Optional.of(used.getLast())))
          : Optional.empty();
    }

    @Override
    public List<ApiKey> all() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean add(ApiKey key, byte[] sha256, AuditEntry act) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void save(ApiKey key, byte[] sha256, AuditEntry act) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean revoke(String name, AuditEntry act) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void used(String name, Instant at) {
      used.add(at);
    }
  }
}
