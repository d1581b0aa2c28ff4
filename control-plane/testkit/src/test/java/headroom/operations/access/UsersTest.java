// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import static headroom.operations.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.ErrorCode;
import headroom.operations.access.Operators.Operator;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import headroom.operations.audit.RefusedActs;
import headroom.testkit.AccessDesk;
import headroom.testkit.PlainCredentials;
import headroom.testkit.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may come in is said by admins, and by nobody else. */
final class UsersTest {
  private static final Caller ADMIN = new Caller("admin", Role.ADMIN, Scope.fleet());

  private final World world = new World();
  private Caller caller = ADMIN;
  private final AccessDesk desk =
      AccessDesk.on(world.database(), () -> caller, world.ticker(), world.clock());
  private final Users users = desk.users();
  private final Keys keys = desk.keys();
  private final PlainCredentials credentials = desk.credentials();

  @BeforeEach
  void thereIsAnAdmin() {
    world
        .database()
        .operators()
        .add(
            new Operator("admin", credentials.hash("first"), true, Role.ADMIN, Scope.fleet(), 0),
            AuditEntry.done(
                world.clock().instant(),
                "Headroom",
                "user.add",
                new AuditObject(AuditObject.Kind.USER, "admin"),
                "",
                Map.of(),
                Map.of()));
  }

  @Test
  void somebodyIsAddedWithAPasswordThatIsToldOnce() {
    Users.NewUser made =
        users.add("m.keller", Role.OPERATOR, Scope.groups(Set.of("eu")), "joined us");
    assertThat(made.toString()).doesNotContain(made.password());
    assertThat(users.all()).extracting(Operator::name).containsExactly("admin", "m.keller");
    Operator stored = users.all().getLast();
    assertThat(stored.oneTime()).isTrue();
    assertThat(credentials.matches(made.password(), stored.passwordHash())).isTrue();
    assertThat(newest().after()).isEqualTo(Map.of("role", "OPERATOR", "scope", "group eu"));
    assertThat(newest().why()).isEqualTo("joined us");
    assertThat(newest().toString()).doesNotContain(made.password());
  }

  @Test
  void aNameIsOneUserOrOneKey() {
    users.add("m.keller", Role.VIEWER, Scope.fleet(), "");
    keys.add("monitoring", Role.VIEWER, Scope.fleet(), Optional.empty(), "");
    assertRefused(
        ErrorCode.NAME_TAKEN, () -> users.add("m.keller", Role.VIEWER, Scope.fleet(), ""));
    assertRefused(
        ErrorCode.NAME_TAKEN, () -> users.add("monitoring", Role.VIEWER, Scope.fleet(), ""));
    assertRefused(
        ErrorCode.NAME_TAKEN,
        () -> keys.add("m.keller", Role.VIEWER, Scope.fleet(), Optional.empty(), ""));
    assertRefused(
        ErrorCode.NAME_TAKEN,
        () -> keys.add("monitoring", Role.VIEWER, Scope.fleet(), Optional.empty(), ""));
  }

  @Test
  void namesThatTheAuditCouldMistakeAreRefused() {
    for (String name :
        List.of("", " ", "a b", "-a", "ä", "Headroom", "headroom", "a\n", "x".repeat(65))) {
      assertRefused(
          ErrorCode.INVALID_REQUEST, () -> users.add(name, Role.VIEWER, Scope.fleet(), ""));
      assertRefused(
          ErrorCode.INVALID_REQUEST,
          () -> keys.add(name, Role.VIEWER, Scope.fleet(), Optional.empty(), ""));
    }
    users.add("x".repeat(64), Role.VIEWER, Scope.fleet(), "");
    users.add("ann@example.org", Role.VIEWER, Scope.fleet(), "");
  }

  @Test
  void nobodyButAnAdminOfTheWholeFleetManagesAccess() {
    users.add("m.keller", Role.VIEWER, Scope.fleet(), "");
    keys.add("k", Role.VIEWER, Scope.fleet(), Optional.empty(), "");
    for (Role role : Role.values()) {
      caller = new Caller("eve", role, Scope.groups(Set.of("eu")));
      ErrorCode code = role == Role.ADMIN ? ErrorCode.OUTSIDE_SCOPE : ErrorCode.FORBIDDEN;
      assertAllRefused(code);
      if (role != Role.ADMIN) {
        caller = new Caller("eve", role, Scope.fleet());
        assertAllRefused(ErrorCode.FORBIDDEN);
      }
    }
    caller = ADMIN;
    assertThat(users.all()).hasSize(2);
    assertThat(keys.all()).hasSize(1);
  }

  private void assertAllRefused(ErrorCode code) {
    assertRefused(code, () -> users.add("x", Role.ADMIN, Scope.fleet(), ""));
    assertRefused(code, () -> users.change("m.keller", Role.ADMIN, Scope.fleet(), ""));
    assertRefused(code, () -> users.resetPassword("admin", ""));
    assertRefused(code, () -> users.signOut("admin", ""));
    assertRefused(code, () -> users.remove("admin", ""));
    assertRefused(code, () -> keys.add("x", Role.ADMIN, Scope.fleet(), Optional.empty(), ""));
    assertRefused(code, () -> keys.revoke("k", ""));
  }

  @Test
  void whoMayLookAtUsersIsInTheTable() {
    for (Role role : Role.values()) {
      caller = new Caller("eve", role, Scope.fleet());
      if (role == Role.ADMIN || role == Role.AUDITOR) {
        assertThat(users.all()).hasSize(1);
        assertThat(keys.all()).isEmpty();
      } else {
        assertRefused(ErrorCode.FORBIDDEN, users::all);
        assertRefused(ErrorCode.FORBIDDEN, keys::all);
      }
    }
  }

  @Test
  void aRoleForKeysIsNoRoleForPeople() {
    assertRefused(
        ErrorCode.INVALID_REQUEST, () -> users.add("x", Role.BACK_END, Scope.fleet(), ""));
    assertRefused(
        ErrorCode.INVALID_REQUEST, () -> users.change("admin", Role.BACK_END, Scope.fleet(), ""));
    keys.add("x", Role.BACK_END, Scope.fleet(), Optional.empty(), "");
  }

  @Test
  void theLastAdminOfTheWholeFleetStays() {
    users.add("second", Role.ADMIN, Scope.groups(Set.of("eu")), "");
    assertRefused(ErrorCode.LAST_ADMIN, () -> users.remove("admin", ""));
    assertRefused(
        ErrorCode.LAST_ADMIN, () -> users.change("admin", Role.VIEWER, Scope.fleet(), ""));
    assertRefused(
        ErrorCode.LAST_ADMIN,
        () -> users.change("admin", Role.ADMIN, Scope.groups(Set.of("eu")), ""));
    assertThat(newest().result()).isEqualTo("LAST_ADMIN");
    users.change("second", Role.ADMIN, Scope.fleet(), "");
    users.remove("admin", "left");
    assertThat(users.all()).extracting(Operator::name).containsExactly("second");
    assertThat(newest().act()).isEqualTo("user.remove");
  }

  @Test
  void whatChangesNothingIsNotWritten() {
    users.add("m.keller", Role.VIEWER, Scope.fleet(), "");
    List<AuditRecord> before = world.database().audit().find(AuditQuery.NEWEST);
    users.change("m.keller", Role.VIEWER, Scope.fleet(), "");
    assertThat(world.database().audit().find(AuditQuery.NEWEST)).isEqualTo(before);
    users.change("m.keller", Role.OPERATOR, Scope.fleet(), "");
    assertThat(newest().before()).containsEntry("role", "VIEWER");
    assertThat(newest().after()).containsEntry("role", "OPERATOR");
  }

  @Test
  void aNewPasswordAndASignOutEndSignInsOfBefore() {
    users.add("m.keller", Role.VIEWER, Scope.fleet(), "");
    users.signOut("m.keller", "lost laptop");
    assertThat(users.all().getLast().signIns()).isEqualTo(1);
    Users.NewUser reset = users.resetPassword("m.keller", "");
    assertThat(reset.user().signIns()).isEqualTo(2);
    assertThat(reset.user().oneTime()).isTrue();
    caller = new Caller("m.keller", Role.VIEWER, Scope.fleet());
    assertRefused(
        ErrorCode.FORBIDDEN, () -> users.changeOwnPassword("wrong", "a good long password"));
    assertRefused(
        ErrorCode.INVALID_REQUEST, () -> users.changeOwnPassword(reset.password(), "eleven char"));
    Operator own = users.changeOwnPassword(reset.password(), "twelve chars");
    assertThat(own.oneTime()).isFalse();
    assertThat(own.signIns()).isEqualTo(3);
    assertThat(credentials.matches("twelve chars", own.passwordHash())).isTrue();
    assertThat(newest().who()).isEqualTo("m.keller");
  }

  /** Hashing takes long, so what is changed meanwhile must not be undone by it. */
  @Test
  void whoChangesItsPasswordKeepsNoRightThatItLostMeanwhile() {
    users.add("m.keller", Role.ADMIN, Scope.fleet(), "");
    String own = users.resetPassword("m.keller", "").password();
    Users slow =
        usersWith(
            () -> {
              caller = ADMIN;
              users.change("m.keller", Role.VIEWER, Scope.fleet(), "");
              users.signOut("m.keller", "");
            });
    caller = new Caller("m.keller", Role.ADMIN, Scope.fleet());
    Operator after = slow.changeOwnPassword(own, "a good long password");
    assertThat(after.role()).isEqualTo(Role.VIEWER);
    assertThat(after.signIns()).isEqualTo(3);
    assertThat(world.database().operators().find("m.keller")).contains(after);
  }

  @Test
  void whoWasTakenOutOrGotAnotherPasswordMeanwhileDoesNotComeBack() {
    users.add("m.keller", Role.ADMIN, Scope.fleet(), "");
    String own = users.resetPassword("m.keller", "").password();
    Users afterReset = usersWith(() -> asAdmin(() -> users.resetPassword("m.keller", "")));
    caller = new Caller("m.keller", Role.ADMIN, Scope.fleet());
    assertRefused(
        ErrorCode.FORBIDDEN, () -> afterReset.changeOwnPassword(own, "a good long password"));

    String newer = users.resetPassword("m.keller", "").password();
    Users afterRemoval = usersWith(() -> asAdmin(() -> users.remove("m.keller", "")));
    caller = new Caller("m.keller", Role.ADMIN, Scope.fleet());
    assertRefused(
        ErrorCode.USER_UNKNOWN,
        () -> afterRemoval.changeOwnPassword(newer, "a good long password"));
    assertThat(world.database().operators().find("m.keller")).isEmpty();
  }

  private void asAdmin(Runnable act) {
    caller = ADMIN;
    act.run();
  }

  /** The same users, of whom something is changed while a password is hashed. */
  private Users usersWith(Runnable meanwhile) {
    Credentials slow =
        new Credentials() {
          @Override
          public String newPassword() {
            return credentials.newPassword();
          }

          @Override
          public String hash(String password) {
            meanwhile.run();
            return credentials.hash(password);
          }

          @Override
          public boolean matches(String password, String hash) {
            return credentials.matches(password, hash);
          }

          @Override
          public String newKey() {
            return credentials.newKey();
          }

          @Override
          public byte[] digest(String key) {
            return credentials.digest(key);
          }
        };
    return new Users(
        world.database().operators(),
        world.database().apiKeys(),
        slow,
        desk.guard(),
        new RefusedActs(world.database().audit(), world.clock()),
        world.clock());
  }

  @Test
  void whoIsNotThereIsTold() {
    assertRefused(ErrorCode.USER_UNKNOWN, () -> users.change("x", Role.VIEWER, Scope.fleet(), ""));
    assertRefused(ErrorCode.USER_UNKNOWN, () -> users.remove("x", ""));
    assertRefused(ErrorCode.USER_UNKNOWN, () -> users.signOut("x", ""));
    assertRefused(ErrorCode.USER_UNKNOWN, () -> users.resetPassword("x", ""));
    assertRefused(ErrorCode.KEY_UNKNOWN, () -> keys.revoke("x", ""));
  }

  @Test
  void aKeyIsMadeAndRevoked() {
    Keys.NewKey made =
        keys.add(
            "back-end",
            Role.BACK_END,
            Scope.fleet(),
            Optional.of(world.clock().instant().plus(Duration.ofDays(30))),
            "new service");
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(newest().toString()).doesNotContain(made.secret()).contains("2026-12-22");
    assertThat(world.database().apiKeys().find(credentials.digest(made.secret())))
        .contains(made.key());
    assertThat(made.key().createdBy()).isEqualTo("admin");
    keys.revoke("back-end", "leaked");
    assertThat(world.database().apiKeys().find(credentials.digest(made.secret()))).isEmpty();
    assertThat(newest().act()).isEqualTo("key.revoke");
    keys.add("back-end", Role.BACK_END, Scope.fleet(), Optional.empty(), "");
  }

  @Test
  void aKeyThatHasEndedAlreadyIsNotMade() {
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () -> keys.add("k", Role.VIEWER, Scope.fleet(), Optional.of(world.clock().instant()), ""));
  }

  @Test
  void whileTheAuditCanNotBeWrittenNobodyIsLetIn() {
    world.databaseGoesAway();
    assertRefused(
        ErrorCode.DATABASE_UNAVAILABLE, () -> users.add("x", Role.ADMIN, Scope.fleet(), ""));
    assertRefused(
        ErrorCode.DATABASE_UNAVAILABLE,
        () -> keys.add("x", Role.ADMIN, Scope.fleet(), Optional.empty(), ""));
    world.databaseComesBack();
    assertThat(users.all()).hasSize(1);
    assertThat(keys.all()).isEmpty();
  }

  private AuditEntry newest() {
    return world.database().audit().find(AuditQuery.NEWEST.limited(1)).getFirst().entry();
  }
}
