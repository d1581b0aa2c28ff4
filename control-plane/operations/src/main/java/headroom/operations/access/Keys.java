// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.ApiKeys.ApiKey;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.RefusedActs;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keys of programs: what each may do, and until when. Admins of the whole fleet say so. */
public final class Keys {
  private final ApiKeys keys;
  private final TakenNames names;
  private final Credentials credentials;
  private final Guard guard;
  private final RefusedActs refused;
  private final Clock clock;

  public Keys(
      ApiKeys keys,
      Operators operators,
      Credentials credentials,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    this.keys = keys;
    this.names = new TakenNames(operators, keys);
    this.credentials = credentials;
    this.guard = guard;
    this.refused = refused;
    this.clock = clock;
  }

  /**
   * A key and its secret, which is shown once.
   *
   * @param secret what a program sends
   */
  public record NewKey(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "NewKey[" + key.name() + "]";
    }
  }

  /**
   * Keys that are not revoked, by name.
   *
   * @throws HeadroomException FORBIDDEN, DATABASE_UNAVAILABLE
   */
  public List<ApiKey> all() {
    guard.require(Right.SEE_ACCESS);
    return keys.all();
  }

  /**
   * Makes a key.
   *
   * @param expiresAt when it ends by itself; empty for never
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, INVALID_REQUEST, NAME_TAKEN,
   *     DATABASE_UNAVAILABLE
   */
  public NewKey add(
      String name, Role role, Scope scope, Optional<Instant> expiresAt, String reason) {
    String who = guard.requireForFleet(Right.MANAGE_ACCESS).name();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (expiresAt.stream().anyMatch(end -> !end.isAfter(now))) {
      throw new HeadroomException(ErrorCode.INVALID_REQUEST, "A key must end later than now.");
    }
    ApiKey key =
        new ApiKey(
            AccessName.checked(name),
            role,
            scope,
            who,
            now,
            expiresAt.map(end -> end.truncatedTo(ChronoUnit.MICROS)),
            Optional.empty());
    Act act = act(who, "key.add", name, reason).changing(Map.of(), told(key));
    return refused.attempt(
        act,
        () -> {
          names.requireFree(name);
          String secret = credentials.newKey();
          if (!keys.add(key, credentials.digest(secret), act.done(now))) {
            throw TakenNames.key(name);
          }
          return new NewKey(key, secret);
        });
  }

  /**
   * Ends a key for good. Replicas may take it for half a minute more.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, KEY_UNKNOWN, DATABASE_UNAVAILABLE
   */
  public void revoke(String name, String reason) {
    String who = guard.requireForFleet(Right.MANAGE_ACCESS).name();
    ApiKey before =
        keys.all().stream()
            .filter(key -> key.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    Act act = act(who, "key.revoke", name, reason).changing(told(before), Map.of());
    if (!keys.revoke(name, act.done(clock.instant()))) {
      throw unknown(name);
    }
  }

  private static HeadroomException unknown(String name) {
    return new HeadroomException(ErrorCode.KEY_UNKNOWN, "There is no key " + name + " in use.");
  }

  private static Act act(String who, String name, String key, String reason) {
    return Act.of(who, name, new AuditObject(AuditObject.Kind.KEY, key), reason);
  }

  private static Map<String, Object> told(ApiKey key) {
    Map<String, Object> told = new TreeMap<>();
    told.put("role", key.role().name());
    told.put("scope", key.scope().toString());
    key.expiresAt().ifPresent(end -> told.put("expiresAt", end.toString()));
    return told;
  }
}
