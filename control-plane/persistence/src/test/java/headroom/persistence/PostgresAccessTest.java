// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.access.Operators.Operator;
import headroom.operations.access.SigningKeys.SigningKey;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PostgresAccessTest {
  private final Database database = TestPostgres.empty();

  @Test
  void anOperatorIsFoundByNameAndItsPasswordIsReplaced() {
    var operators = new PostgresOperators(database);
    assertThat(operators.isEmpty()).isTrue();
    operators.save(new Operator("admin", "hash-1", true));
    operators.save(new Operator("admin", "hash-2", false));
    assertThat(operators.isEmpty()).isFalse();
    assertThat(operators.find("admin")).contains(new Operator("admin", "hash-2", false));
    assertThat(operators.find("nobody")).isEmpty();
  }

  @Test
  void aKeyIsKnownByItsHashOnly() {
    var keys = new PostgresApiKeys(database);
    keys.save("back-end", hash(1));
    assertThat(keys.nameOf(hash(1))).contains("back-end");
    assertThat(keys.nameOf(hash(2))).isEmpty();
    assertThat(keys.names()).containsExactly("back-end");
  }

  @Test
  void aNewKeyOfANameRevokesTheOldOne() {
    var keys = new PostgresApiKeys(database);
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
    var keys = new PostgresApiKeys(database);
    keys.save("back-end", hash(1));
    keys.save("back-end", hash(1));
    assertThat(keys.nameOf(hash(1))).contains("back-end");
    assertThat(keys.names()).containsExactly("back-end");
  }

  @Test
  void signingKeysComeNewestFirst() {
    var keys = new PostgresSigningKeys(database);
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
