// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys;
import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.access.Operators;
import headroom.operations.access.Operators.Decision;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Operators.Outcome;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.access.SigningKeys;
import headroom.operations.access.SigningKeys.SigningKey;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of operators and keys promises. */
public abstract class AccessStoresContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** Empties all stores. */
  protected abstract Operators noOperators();

  protected abstract ApiKeys noApiKeys();

  protected abstract SigningKeys noSigningKeys();

  /** The log that the stores write to. */
  protected abstract AuditLog audit();

  @Test
  void anOperatorIsAddedOnceAndFoundByName() {
    Operators operators = noOperators();
    assertThat(operators.isEmpty()).isTrue();
    Operator admin = new Operator("admin", "hash-1", true, Role.ADMIN, Scope.fleet(), 0);
    Operator night =
        new Operator("night", "hash", false, Role.OPERATOR, Scope.groups(Set.of("eu", "us")), 3);
    assertThat(operators.add(night, act("user.add", "night"))).isTrue();
    assertThat(operators.add(admin, act("user.add", "admin"))).isTrue();
    assertThat(operators.add(admin.signedOut(), act("user.add", "admin"))).isFalse();
    assertThat(operators.isEmpty()).isFalse();
    assertThat(operators.find("admin")).contains(admin);
    assertThat(operators.find("nobody")).isEmpty();
    assertThat(operators.all()).containsExactly(admin, night);
    assertThat(written()).containsExactly("user.add", "user.add");
  }

  @Test
  void anOperatorIsChangedAsItIsThen() {
    Operators operators = noOperators();
    Operator admin = new Operator("admin", "hash-1", true, Role.ADMIN, Scope.fleet(), 0);
    Operator night = new Operator("night", "hash", false, Role.VIEWER, Scope.fleet(), 3);
    operators.add(admin, act("user.add", "admin"));
    operators.add(night, act("user.add", "night"));
    Operator changed =
        admin.password("hash-2", false).may(Role.OPERATOR, Scope.groups(Set.of("eu")));
    assertThat(
            operators.change(
                "admin",
                (now, others) -> {
                  assertThat(now).isEqualTo(admin);
                  assertThat(others).containsExactly(night);
                  return new Outcome(changed, act("user.change", "admin"));
                }))
        .isTrue();
    assertThat(operators.all()).containsExactly(changed, night);
    operators.change(
        "admin",
        (now, others) ->
            new Outcome(now.may(Role.ADMIN, Scope.fleet()), act("user.change", "admin")));
    assertThat(operators.find("admin")).contains(changed.may(Role.ADMIN, Scope.fleet()));
    assertThat(written()).startsWith("user.change", "user.change", "user.add");
  }

  @Test
  void anOperatorIsTakenOutOnce() {
    Operators operators = noOperators();
    operators.add(
        new Operator("admin", "hash", true, Role.ADMIN, Scope.fleet(), 0),
        act("user.add", "admin"));
    Decision out = (now, others) -> new Outcome(null, act("user.remove", "admin"));
    assertThat(operators.change("admin", out)).isTrue();
    assertThat(operators.change("admin", out)).isFalse();
    assertThat(operators.find("admin")).isEmpty();
    assertThat(written()).containsExactly("user.remove", "user.add");
  }

  @Test
  void aChangeThatIsRefusedIsNone() {
    Operators operators = noOperators();
    Operator admin = new Operator("admin", "hash", true, Role.ADMIN, Scope.fleet(), 0);
    operators.add(admin, act("user.add", "admin"));
    assertThatThrownBy(
            () ->
                operators.change(
                    "admin",
                    (now, others) -> {
                      throw new HeadroomException(ErrorCode.LAST_ADMIN, "the last one");
                    }))
        .isInstanceOfSatisfying(
            HeadroomException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAST_ADMIN));
    assertThat(operators.find("admin")).contains(admin);
    assertThat(written()).containsExactly("user.add");
  }

  /** Each would leave if another one stayed, and all want to at once. */
  @Test
  void whoStaysIsCountedOneChangeAfterTheOther() throws Exception {
    Operators operators = noOperators();
    List<String> names = List.of("a", "b", "c", "d", "e", "f");
    for (String name : names) {
      operators.add(
          new Operator(name, "hash", true, Role.ADMIN, Scope.fleet(), 0), act("user.add", name));
    }
    CyclicBarrier together = new CyclicBarrier(names.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> leaving = new ArrayList<>();
      for (String name : names) {
        leaving.add(
            threads.submit(
                () -> {
                  together.await();
                  return operators.change(
                      name,
                      (now, others) ->
                          new Outcome(others.isEmpty() ? now : null, act("user.remove", name)));
                }));
      }
      for (Future<Boolean> each : leaving) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(operators.all()).hasSize(1);
  }

  @Test
  void aKeyIsKnownByItsHashOnly() {
    ApiKeys keys = noApiKeys();
    ApiKey key =
        new ApiKey(
            "back-end",
            Role.BACK_END,
            Scope.groups(Set.of("eu")),
            "admin",
            NOW,
            Optional.of(NOW.plusSeconds(60)),
            Optional.empty());
    keys.save(key, hash(1), act("key.add", "back-end"));
    assertThat(keys.find(hash(1))).contains(key);
    assertThat(keys.find(hash(2))).isEmpty();
    assertThat(keys.all()).containsExactly(key);
    assertThat(written()).containsExactly("key.add");
  }

  @Test
  void aNewKeyOfANameRevokesTheOldOne() {
    ApiKeys keys = noApiKeys();
    keys.save(key("back-end"), hash(1), act("key.add", "back-end"));
    keys.save(key("other"), hash(2), act("key.add", "other"));
    keys.save(key("back-end"), hash(3), act("key.add", "back-end"));
    assertThat(keys.find(hash(1))).isEmpty();
    assertThat(keys.find(hash(2))).contains(key("other"));
    assertThat(keys.find(hash(3))).contains(key("back-end"));
    assertThat(keys.all()).containsExactly(key("back-end"), key("other"));
  }

  @Test
  void aKeyIsAddedWhereNoneHasItsName() {
    ApiKeys keys = noApiKeys();
    assertThat(keys.add(key("back-end"), hash(1), act("key.add", "back-end"))).isTrue();
    assertThat(keys.add(key("back-end"), hash(2), act("key.add", "back-end"))).isFalse();
    assertThat(keys.find(hash(1))).contains(key("back-end"));
    assertThat(keys.find(hash(2))).isEmpty();
    assertThat(written()).containsExactly("key.add");
    keys.revoke("back-end", act("key.revoke", "back-end"));
    assertThat(keys.add(key("back-end"), hash(2), act("key.add", "back-end"))).isTrue();
  }

  @Test
  void aKeyIsRevokedOnce() {
    ApiKeys keys = noApiKeys();
    keys.save(key("back-end"), hash(1), act("key.add", "back-end"));
    assertThat(keys.revoke("back-end", act("key.revoke", "back-end"))).isTrue();
    assertThat(keys.revoke("back-end", act("key.revoke", "back-end"))).isFalse();
    assertThat(keys.find(hash(1))).isEmpty();
    assertThat(keys.all()).isEmpty();
    assertThat(written()).containsExactly("key.revoke", "key.add");
  }

  @Test
  void theLastUseOfAKeyIsKnownToTheMinute() {
    ApiKeys keys = noApiKeys();
    keys.save(key("back-end"), hash(1), act("key.add", "back-end"));
    keys.used("back-end", NOW.plusSeconds(75));
    assertThat(keys.find(hash(1)).orElseThrow().lastUsedAt()).contains(NOW.plusSeconds(60));
  }

  private static ApiKey key(String name) {
    return new ApiKey(
        name, Role.OPERATOR, Scope.fleet(), "admin", NOW, Optional.empty(), Optional.empty());
  }

  private static AuditEntry act(String act, String name) {
    return AuditEntry.done(
        NOW, "admin", act, new AuditObject(AuditObject.Kind.USER, name), "", Map.of(), Map.of());
  }

  private List<String> written() {
    return audit().find(AuditQuery.NEWEST).stream().map(record -> record.entry().act()).toList();
  }

  @Test
  void signingKeysComeNewestFirstAndAreAddedBehindTheNewestOnly() {
    SigningKeys keys = noSigningKeys();
    SigningKey first = signingKey("a", NOW, null);
    SigningKey second = signingKey("c", NOW.plusSeconds(1), null);
    SigningKey third = signingKey("b", NOW.plusSeconds(2), NOW.plusSeconds(3));
    assertThat(keys.add(List.of(first), "none", act("key.rotate", "a"))).isFalse();
    assertThat(keys.add(List.of(first), null, null)).isTrue();
    assertThat(keys.add(List.of(second), null, null)).isFalse();
    assertThat(keys.add(List.of(second, third), "a", act("key.rotate", "b"))).isTrue();
    assertThat(keys.add(List.of(signingKey("d", NOW.plusSeconds(9), null)), "a", null)).isFalse();
    assertThat(keys.all()).containsExactly(third, second, first);
    assertThat(written()).containsExactly("key.rotate");
  }

  @Test
  void theFirstWordSaysSinceWhenAKeySigns() {
    SigningKeys keys = noSigningKeys();
    keys.add(List.of(signingKey("a", NOW, null), signingKey("b", NOW, null)), null, null);
    keys.signs("a", NOW.plusSeconds(1));
    keys.signs("a", NOW.plusSeconds(2));
    assertThat(keys.all())
        .containsExactly(signingKey("b", NOW, null), signingKey("a", NOW, NOW.plusSeconds(1)));
  }

  /** Each would add its own, and all want to at once. */
  @Test
  void ofManyWhoAddAKeyOneIsTheFirst() throws Exception {
    SigningKeys keys = noSigningKeys();
    List<String> names = List.of("a", "b", "c", "d", "e", "f");
    CyclicBarrier together = new CyclicBarrier(names.size());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> adding = new ArrayList<>();
      for (String name : names) {
        adding.add(
            threads.submit(
                () -> {
                  together.await();
                  return keys.add(
                      List.of(signingKey(name, NOW, null)), null, act("key.rotate", name));
                }));
      }
      for (Future<Boolean> each : adding) {
        var _ = each.get();
      }
    }
    assertThat(keys.all()).hasSize(1);
    assertThat(written()).containsExactly("key.rotate");
  }

  private static SigningKey signingKey(String id, Instant at, @Nullable Instant signsSince) {
    return new SigningKey(id, "{\"kid\":\"" + id + "\"}", at, signsSince);
  }

  private static byte[] hash(int fill) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) fill);
    return hash;
  }
}
