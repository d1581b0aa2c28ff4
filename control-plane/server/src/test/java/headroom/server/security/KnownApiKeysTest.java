// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KnownApiKeysTest {
  private final OneKey stored = new OneKey("hrk_good");
  private long nanos;
  private final KnownApiKeys keys = new KnownApiKeys(stored, () -> nanos);

  @Test
  void aValidKeyIsLookedUpOnceInAWhile() {
    assertThat(keys.nameOf("hrk_good")).contains("back-end");
    assertThat(keys.nameOf("hrk_good")).contains("back-end");
    assertThat(stored.asked).isEqualTo(1);
    nanos += KnownApiKeys.FRESH.toNanos();
    assertThat(keys.nameOf("hrk_good")).contains("back-end");
    assertThat(stored.asked).isEqualTo(2);
  }

  @Test
  void aRevokedKeyStopsWorkingSoon() {
    assertThat(keys.nameOf("hrk_good")).contains("back-end");
    stored.revoked = true;
    nanos += KnownApiKeys.FRESH.toNanos();
    assertThat(keys.nameOf("hrk_good")).isEmpty();
    stored.away = true;
    assertThatThrownBy(() -> keys.nameOf("hrk_good")).isInstanceOf(HeadroomException.class);
  }

  @Test
  void aWrongKeyIsNeverRemembered() {
    assertThat(keys.nameOf("hrk_bad")).isEmpty();
    assertThat(keys.nameOf("hrk_bad")).isEmpty();
    assertThat(stored.asked).isEqualTo(2);
  }

  @Test
  void aKeyThatWasValidWorksWhileTheDatabaseIsAway() {
    assertThat(keys.nameOf("hrk_good")).contains("back-end");
    stored.away = true;
    nanos += 10 * KnownApiKeys.FRESH.toNanos();
    assertThat(keys.nameOf("hrk_good")).contains("back-end");
  }

  @Test
  void aKeyThatWasNeverSeenIsTemporarilyRefusedWhileTheDatabaseIsAway() {
    stored.away = true;
    assertThatThrownBy(() -> keys.nameOf("hrk_good"))
        .isInstanceOfSatisfying(
            HeadroomException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
  }

  private static final class OneKey implements ApiKeys {
    private final byte[] hash;
    private boolean away;
    private boolean revoked;
    private int asked;

    OneKey(String key) {
      hash = Secrets.sha256(key);
    }

    @Override
    public Optional<String> nameOf(byte[] sha256) {
      asked++;
      if (away) {
        throw new HeadroomException(ErrorCode.DATABASE_UNAVAILABLE, "away");
      }
      return Arrays.equals(hash, sha256) && !revoked ? Optional.of("back-end") : Optional.empty();
    }

    @Override
    public void save(String name, byte[] sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> names() {
      return List.of("back-end");
    }
  }
}
