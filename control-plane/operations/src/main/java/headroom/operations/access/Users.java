// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Operators.Decision;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Operators.Outcome;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.RefusedActs;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** People who may sign in: who they are and what they may do. Admins of the whole fleet say so. */
public final class Users {
  /** The shortest password that somebody may choose. */
  public static final int LEAST_PASSWORD = 12;

  private static final int MOST_PASSWORD = 200;

  private final Operators operators;
  private final TakenNames names;
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
    this.names = new TakenNames(operators, keys);
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
          names.requireFree(name);
          if (!operators.add(user, act.done(clock.instant()))) {
            throw TakenNames.user(name);
          }
          return new NewUser(user, password);
        });
  }

  private Operator checked(String name, String password, Role role, Scope scope) {
    String hash = credentials.hash(password);
    return granted(() -> new Operator(AccessName.checked(name), hash, true, role, scope, 0));
  }

  private static Operator granted(Supplier<Operator> grant) {
    try {
      return grant.get();
    } catch (IllegalArgumentException e) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
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
    Operator seen = get(name);
    Operator wanted = granted(() -> seen.may(role, scope));
    if (wanted.equals(seen)) {
      return seen;
    }
    Act act = act(who, "user.change", name, reason);
    return refused.attempt(
        act.changing(told(seen), told(wanted)),
        () ->
            put(
                name,
                (now, others) -> {
                  Operator after = now.may(role, scope);
                  requireAnAdmin(now, after, others);
                  return new Outcome(
                      after, act.changing(told(now), told(after)).done(clock.instant()));
                }));
  }

  /**
   * Gives somebody a new one-time password; its sign-ins end.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, USER_UNKNOWN, DATABASE_UNAVAILABLE
   */
  public NewUser resetPassword(String name, String reason) {
    Act act = act(manager(), "user.reset-password", name, reason);
    String password = credentials.newPassword();
    String hash = credentials.hash(password);
    return new NewUser(
        put(
            name,
            (now, others) -> new Outcome(now.password(hash, true), act.done(clock.instant()))),
        password);
  }

  /**
   * Ends all sign-ins of somebody, remembered ones too.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, USER_UNKNOWN, DATABASE_UNAVAILABLE
   */
  public void signOut(String name, String reason) {
    Act act = act(manager(), "user.sign-out", name, reason);
    var _ = put(name, (now, others) -> new Outcome(now.signedOut(), act.done(clock.instant())));
  }

  /**
   * Takes somebody out; its sign-ins end.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, USER_UNKNOWN, LAST_ADMIN,
   *     DATABASE_UNAVAILABLE
   */
  public void remove(String name, String reason) {
    Act act = act(manager(), "user.remove", name, reason);
    refused.attempt(
        act.changing(told(get(name)), Map.of()),
        () -> {
          boolean found =
              operators.change(
                  name,
                  (now, others) -> {
                    requireAnAdmin(now, null, others);
                    return new Outcome(
                        null, act.changing(told(now), Map.of()).done(clock.instant()));
                  });
          if (!found) {
            throw unknown(name);
          }
        });
  }

  /**
   * Whether one's own password is still the one that was made for one; false for who has none here.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE
   */
  public boolean isOwnPasswordOneTime() {
    return operators.find(guard.caller().name()).map(Operator::oneTime).orElse(false);
  }

  /**
   * Replaces one's own password; other sign-ins of one's own end.
   *
   * @throws HeadroomException FORBIDDEN when the old one is wrong, INVALID_REQUEST when the new one
   *     is too short, USER_UNKNOWN for a caller without a password, DATABASE_UNAVAILABLE
   */
  public Operator changeOwnPassword(String old, String wanted) {
    Operator seen = get(guard.caller().name());
    if (!credentials.matches(old, seen.passwordHash())) {
      throw otherPassword();
    }
    if (wanted.length() < LEAST_PASSWORD || wanted.length() > MOST_PASSWORD) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A password has " + LEAST_PASSWORD + " to " + MOST_PASSWORD + " characters.");
    }
    String hash = credentials.hash(wanted);
    Act act = act(seen.name(), "user.password", seen.name(), "");
    return put(
        seen.name(),
        (now, others) -> {
          if (!now.passwordHash().equals(seen.passwordHash())) {
            throw otherPassword();
          }
          return new Outcome(now.password(hash, false), act.done(clock.instant()));
        });
  }

  private static HeadroomException otherPassword() {
    return new HeadroomException(ErrorCode.FORBIDDEN, "The present password is another one.");
  }

  private String manager() {
    return guard.requireForFleet(Right.MANAGE_ACCESS).name();
  }

  private Operator get(String name) {
    return operators.find(name).orElseThrow(() -> unknown(name));
  }

  /** Changes somebody who stays. */
  private Operator put(String name, Decision decision) {
    AtomicReference<@Nullable Operator> after = new AtomicReference<>();
    boolean found =
        operators.change(
            name,
            (now, others) -> {
              Outcome outcome = decision.on(now, others);
              after.set(outcome.after());
              return outcome;
            });
    Operator changed = after.get();
    if (!found || changed == null) {
      throw unknown(name);
    }
    return changed;
  }

  private static HeadroomException unknown(String name) {
    return new HeadroomException(ErrorCode.USER_UNKNOWN, "There is no user " + name + ".");
  }

  /** Without an admin of the whole fleet nobody could let anybody in any more. */
  private static void requireAnAdmin(
      Operator now, @Nullable Operator after, List<Operator> others) {
    boolean stays = after != null && managesAll(after);
    if (managesAll(now) && !stays && others.stream().noneMatch(Users::managesAll)) {
      throw new HeadroomException(
          ErrorCode.LAST_ADMIN,
          now.name() + " is the last admin of the whole fleet. Make another one first.");
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
