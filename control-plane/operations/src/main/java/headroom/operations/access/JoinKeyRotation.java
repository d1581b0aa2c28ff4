// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.SigningKeys.SigningKey;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.RefusedActs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new key for join tokens and invitations in the place of the one that signs. Control planes
 * take it up when they start; what the former one has signed stays good until it ends, because the
 * newest two are accepted. So the next rotation has to wait until the key that it takes out of use
 * has nothing left that lives.
 */
public final class JoinKeyRotation {
  /** Several control planes are started anew within this, one after the other. */
  private static final Duration RESTARTS = Duration.ofHours(1);

  private static final Duration WAIT = JoinTokens.LONGEST_LIFETIME.plus(RESTARTS);

  private final SigningKeys keys;
  private final RefusedActs refused;
  private final Clock clock;

  public JoinKeyRotation(SigningKeys keys, RefusedActs refused, Clock clock) {
    this.keys = keys;
    this.refused = refused;
    this.clock = clock;
  }

  /**
   * What a rotation has done.
   *
   * @param key the id of the key that signs from the next start on
   * @param ended ids of keys whose signatures are worth nothing from then on
   */
  public record Rotated(String key, List<String> ended) {
    public Rotated {
      ended = List.copyOf(ended);
    }
  }

  /**
   * Adds a key, or as many as it takes for none of before to be accepted.
   *
   * @param leaked whether somebody may have one of those in use: then nobody is waited for
   * @throws HeadroomException ROTATION_RUNNING while what the key before the newest has signed may
   *     be good, or when somebody else adds a key at this moment
   */
  public Rotated rotate(boolean leaked, String reason, String by) {
    Act act =
        Act.of(
            by, "join-keys.rotate", new AuditObject(AuditObject.Kind.FLEET, "join tokens"), reason);
    return refused.attempt(act, () -> rotate(leaked, act));
  }

  private Rotated rotate(boolean leaked, Act act) {
    List<SigningKey> before = keys.all();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!leaked) {
      requireNothingLives(before, now);
    }
    SigningKey newest = before.isEmpty() ? null : before.getFirst();
    Instant first = newest == null ? now : later(now, newest.createdAt());
    List<SigningKey> added =
        IntStream.range(0, leaked ? JoinTokens.KEYS_IN_USE : 1)
            .mapToObj(i -> make(first.plus(i, ChronoUnit.MICROS), null))
            .toList();
    Rotated rotated = new Rotated(added.getLast().id(), ended(before, added));
    if (!keys.add(added, newest == null ? null : newest.id(), entry(act, before, rotated, now))) {
      throw refusal("Somebody else makes a new key at this moment.");
    }
    return rotated;
  }

  /** The newest is the newest also where the clock of the machine that made it is ahead. */
  private static Instant later(Instant now, Instant newest) {
    return now.isAfter(newest) ? now : newest.plus(1, ChronoUnit.MICROS);
  }

  private static List<String> ended(List<SigningKey> before, List<SigningKey> added) {
    return before.stream()
        .limit(JoinTokens.KEYS_IN_USE)
        .skip(JoinTokens.KEYS_IN_USE - added.size())
        .map(SigningKey::id)
        .toList();
  }

  private static AuditEntry entry(Act act, List<SigningKey> before, Rotated rotated, Instant now) {
    return act.changing(
            Map.of("keys", ids(before.stream().map(SigningKey::id))),
            Map.of("key", rotated.key(), "ended", ids(rotated.ended().stream())))
        .done(now);
  }

  private static String ids(Stream<String> ids) {
    return String.join(" ", ids.limit(JoinTokens.KEYS_IN_USE).toList());
  }

  private static void requireNothingLives(List<SigningKey> before, Instant now) {
    if (before.size() < JoinTokens.KEYS_IN_USE
        || before.get(JoinTokens.KEYS_IN_USE - 1).signsSince() == null) {
      return;
    }
    Instant since = before.getFirst().signsSince();
    if (since == null) {
      throw refusal(
          "No control plane was started since the last rotation: they still sign with the key that"
              + " another one would make useless. Start them anew first, one after the other.");
    }
    Instant end = since.plus(WAIT);
    if (now.isBefore(end)) {
      throw refusal(
          "What was signed with the key before the present one may be good until "
              + end.truncatedTo(ChronoUnit.SECONDS)
              + ", and another rotation would make it useless. Rotate after that.");
    }
  }

  private static HeadroomException refusal(String message) {
    return new HeadroomException(ErrorCode.ROTATION_RUNNING, message);
  }

  static SigningKey make(Instant at, @Nullable Instant signsSince) {
    try {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
      return new SigningKey(key.getKeyID(), key.toJSONString(), at, signsSince);
    } catch (JOSEException e) {
      throw new HeadroomException(ErrorCode.INTERNAL, "A key for join tokens can't be made.", e);
    }
  }
}
