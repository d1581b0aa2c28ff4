// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.access.ApiKeys;
import headroom.operations.access.Operators;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.SigningKeys;
import headroom.operations.access.SigningKeys.SigningKey;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every store of operators and keys promises. */
public abstract class AccessStoresContract {
  protected abstract Operators noOperators();

  protected abstract ApiKeys noApiKeys();

  protected abstract SigningKeys noSigningKeys();

  @Test
  void anOperatorIsFoundByNameAndItsPasswordIsReplaced() {
    Operators operators = noOperators();
    assertThat(operators.isEmpty()).isTrue();
    operators.save(new Operator("admin", "hash-1", true));
    operators.save(new Operator("admin", "hash-2", false));
    assertThat(operators.isEmpty()).isFalse();
    assertThat(operators.find("admin")).contains(new Operator("admin", "hash-2", false));
    assertThat(operators.find("nobody")).isEmpty();
  }

  @Test
  void aKeyIsKnownByItsHashOnly() {
    ApiKeys keys = noApiKeys();
    keys.save("back-end", hash(1));
    assertThat(keys.nameOf(hash(1))).contains("back-end");
    assertThat(keys.nameOf(hash(2))).isEmpty();
    assertThat(keys.names()).containsExactly("back-end");
  }

  @Test
  void aNewKeyOfANameRevokesTheOldOne() {
    ApiKeys keys = noApiKeys();
    keys.save("back-end", hash(1));
    keys.save("other", hash(2));
    keys.save("back-end", hash(3));
    assertThat(keys.nameOf(hash(1))).isEmpty();
    assertThat(keys.nameOf(hash(2))).contains("other");
    assertThat(keys.nameOf(hash(3))).contains("back-end");
    assertThat(keys.names()).containsExactly("back-end", "other");
  }

  @Test
  void savingTheSameKeyTwiceKeepsItInUse() {
    ApiKeys keys = noApiKeys();
    keys.save("back-end", hash(1));
    keys.save("back-end", hash(1));
    assertThat(keys.nameOf(hash(1))).contains("back-end");
    assertThat(keys.names()).containsExactly("back-end");
  }

  @Test
  void signingKeysComeNewestFirst() {
    SigningKeys keys = noSigningKeys();
    var older = new SigningKey("a", "{\"kty\":\"EC\"}", Instant.parse("2026-11-22T10:00:00Z"));
    var newer = new SigningKey("b", "{}", Instant.parse("2026-11-22T11:00:00Z"));
    keys.save(older);
    keys.save(newer);
    assertThat(keys.all()).containsExactly(newer, older);
  }

  private static byte[] hash(int fill) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) fill);
    return hash;
  }
}
