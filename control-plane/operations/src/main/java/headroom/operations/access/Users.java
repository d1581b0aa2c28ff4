// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Operators.Operator;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.RefusedActs;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** People who may sign in: who they are and what they may do. Admins of the whole fleet say so. */
public final class Users {
  /** The shortest password that somebody may choose. */
  public static final int LEAST_PASSWORD = 12;

  private static final int MOST_PASSWORD = 200;

  private final Operators operators;
  private final ApiKeys keys;
  private final Credentials credentials;
  private final Guard guard;
  private final RefusedActs refused;
  private final Clock clock;

  public Users(
      Operators operators,
      ApiKeys keys,
      Credentials credentials,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    this.operators = operators;
    this.keys = keys;
    this.credentials = credentials;
    this.guard = guard;
    this.refused = refused;
    this.clock = clock;
  }

  /**
   * Somebody and a password that is shown once.
   *
   * @param password a secret
   */
  public record NewUser(Operator user, String password) {
    @Override
    public String toString() {
      return "NewUser[" + user.name() + "]";
    }
  }

  /**
   * All users by name.
   *
   * @throws HeadroomException FORBIDDEN, DATABASE_UNAVAILABLE
   */
  public List<Operator> all() {
    guard.require(Right.SEE_ACCESS);
    return operators.all();
  }

  /**
   * Adds somebody with a one-time password.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, INVALID_REQUEST, NAME_TAKEN,
   *     DATABASE_UNAVAILABLE
   */
  public NewUser add(String name, Role role, Scope scope, String reason) {
    String who = manager();
    String password = credentials.newPassword();
    Operator user = checked(name, password, role, scope);
    Act act = act(who, "user.add", name, reason).changing(Map.of(), told(user));
    return refused.attempt(
        act,
        () -> {
          requireFree(name);
          operators.save(user, act.done(clock.instant()));
          return new NewUser(user, password);
        });
  }

  private Operator checked(String name, String password, Role role, Scope scope) {
    try {
      return new Operator(
          AccessName.checked(name), credentials.hash(password), true, role, scope, 0);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }

  /** Keys and people share their names: the audit must not mistake one for the other. */
  private void requireFree(String name) {
    if (operators.find(name).isPresent()) {
      throw new HeadroomException(ErrorCode.NAME_TAKEN, "There is a user " + name + " already.");
    }
    if (keys.all().stream().anyMatch(key -> key.name().equals(name))) {
      throw new HeadroomException(
          ErrorCode.NAME_TAKEN, "An API key has the name " + name + ". Take another one.");
    }
  }

  /**
   * Changes what somebody may do, at once.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, USER_UNKNOWN, INVALID_REQUEST, LAST_ADMIN,
   *     DATABASE_UNAVAILABLE
   */
  public Operator change(String name, Role role, Scope scope, String reason) {
    String who = manager();
    Operator before = get(name);
    Operator after;
    try {
      after = before.may(role, scope);
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
    if (after.equals(before)) {
      return before;
    }
    Act act = act(who, "user.change", name, reason).changing(told(before), told(after));
    return refused.attempt(
        act,
        () -> {
          if (!managesAll(after)) {
            requireAnotherAdmin(name);
          }
          operators.save(after, act.done(clock.instant()));
          return after;
        });
  }

  /**
   * Gives somebody a new one-time password; its sign-ins end.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, USER_UNKNOWN, DATABASE_UNAVAILABLE
   */
  public NewUser resetPassword(String name, String reason) {
    String who = manager();
    String password = credentials.newPassword();
    Operator user = get(name).password(credentials.hash(password), true);
    operators.save(user, act(who, "user.reset-password", name, reason).done(clock.instant()));
    return new NewUser(user, password);
  }

  /**
   * Ends all sign-ins of somebody, remembered ones too.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, USER_UNKNOWN, DATABASE_UNAVAILABLE
   */
  public void signOut(String name, String reason) {
    String who = manager();
    operators.save(
        get(name).signedOut(), act(who, "user.sign-out", name, reason).done(clock.instant()));
  }

  /**
   * Takes somebody out; its sign-ins end.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, USER_UNKNOWN, LAST_ADMIN,
   *     DATABASE_UNAVAILABLE
   */
  public void remove(String name, String reason) {
    String who = manager();
    Operator before = get(name);
    Act act = act(who, "user.remove", name, reason).changing(told(before), Map.of());
    refused.attempt(
        act,
        () -> {
          requireAnotherAdmin(name);
          if (!operators.remove(name, act.done(clock.instant()))) {
            throw unknown(name);
          }
        });
  }

  /**
   * Replaces one's own password; other sign-ins of one's own end.
   *
   * @throws HeadroomException FORBIDDEN when the old one is wrong, INVALID_REQUEST when the new one
   *     is too short, USER_UNKNOWN for a caller without a password, DATABASE_UNAVAILABLE
   */
  public Operator changeOwnPassword(String old, String wanted) {
    Operator before = get(guard.caller().name());
    if (!credentials.matches(old, before.passwordHash())) {
      throw new HeadroomException(ErrorCode.FORBIDDEN, "The present password is another one.");
    }
    if (wanted.length() < LEAST_PASSWORD || wanted.length() > MOST_PASSWORD) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A password has " + LEAST_PASSWORD + " to " + MOST_PASSWORD + " characters.");
    }
    Operator after = before.password(credentials.hash(wanted), false);
    operators.save(
        after, act(before.name(), "user.password", before.name(), "").done(clock.instant()));
    return after;
  }

  private String manager() {
    guard.requireForFleet(Right.MANAGE_ACCESS);
    return guard.caller().name();
  }

  private Operator get(String name) {
    return operators.find(name).orElseThrow(() -> unknown(name));
  }

  private static HeadroomException unknown(String name) {
    return new HeadroomException(ErrorCode.USER_UNKNOWN, "There is no user " + name + ".");
  }

  /** Without an admin of the whole fleet nobody could let anybody in any more. */
  private void requireAnotherAdmin(String name) {
    Supplier<HeadroomException> last =
        () ->
            new HeadroomException(
                ErrorCode.LAST_ADMIN,
                name + " is the last admin of the whole fleet. Make another one first.");
    if (operators.find(name).filter(Users::managesAll).isPresent()
        && operators.all().stream()
            .noneMatch(user -> !user.name().equals(name) && managesAll(user))) {
      throw last.get();
    }
  }

  private static boolean managesAll(Operator user) {
    return user.caller().lacksForFleet(Right.MANAGE_ACCESS).isEmpty();
  }

  private static Act act(String who, String name, String user, String reason) {
    return Act.of(who, name, new AuditObject(AuditObject.Kind.USER, user), reason);
  }

  private static Map<String, Object> told(Operator user) {
    return Map.of("role", user.role().name(), "scope", user.scope().toString());
  }
}
