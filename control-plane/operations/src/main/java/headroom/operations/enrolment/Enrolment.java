// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditObject.Kind;
import headroom.operations.audit.RefusedActs;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.planning.HostId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens for hosts, and the certificates that hosts get for them. */
public final class Enrolment {
  private static final Duration LISTED = Duration.ofHours(24);
  private static final int ATTEMPTS = 5;

  private final EnrolmentStore store;
  private final @Nullable Authorities authorities;
  private final Identities identities;
  private final EnrolmentSettings settings;
  private final Guard guard;
  private final TokenScope scope;
  private final RefusedActs refused;
  private final Clock clock;

  /**
   * @param authorities null where agents come in plain text: then nobody is enrolled
   */
  public Enrolment(
      EnrolmentStore store,
      @Nullable Authorities authorities,
      Identities identities,
      EnrolmentSettings settings,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    this.store = store;
    this.authorities = authorities;
    this.identities = identities;
    this.settings = settings;
    this.guard = guard;
    this.scope = new TokenScope(guard, store);
    this.refused = refused;
    this.clock = clock;
  }

  public EnrolmentSettings settings() {
    return settings;
  }

  /** Whether hosts are enrolled here. */
  public boolean isOn() {
    return authorities != null;
  }

  /**
   * The authorities that are trusted.
   *
   * @throws HeadroomException ENROLMENT_OFF
   */
  public Authorities authorities() {
    if (authorities == null) {
      throw new HeadroomException(
          ErrorCode.ENROLMENT_OFF,
          "Agents connect in plain text over loopback here, without identities. Set"
              + " headroom.agents.tls=always, or let them reach another address.");
    }
    return authorities;
  }

  /**
   * Makes a token; one that waits for the same host is cancelled.
   *
   * @param group the one that the host is going to be of; null for the one that it is of, which is
   *     {@link HostGroup#DEFAULT} for a new host
   * @throws HeadroomException ENROLMENT_OFF, HOST_LOCKED, INVALID_REQUEST for a name that no group
   *     can have, and those of {@link Guard}
   */
  public IssuedToken issue(HostId host, @Nullable String group, String reason, String by) {
    guard.require(Right.ENROL);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    HostIdentity identity = store.identity(host).orElse(null);
    String of = HostGroup.checked(group == null ? HostGroup.of(identity) : group);
    scope.require(host, of, now);
    Act act = IdentityActs.of(by, "enrolment.issue", host, reason);
    return refused.attempt(
        act,
        () -> {
          String pin = authorities().pin();
          requireUnlocked(identity);
          String secret = TokenSecret.random();
          EnrolmentToken token =
              new EnrolmentToken(
                  UUID.randomUUID(),
                  host,
                  of,
                  now,
                  by,
                  now.plus(EnrolmentToken.LIFETIME),
                  null,
                  null);
          store.issue(
              token,
              TokenSecret.sha256(secret),
              act.changing(
                      Map.of(),
                      Map.of(
                          "token",
                          token.id().toString(),
                          "group",
                          of,
                          "expiresAt",
                          token.expiresAt().toString()))
                  .done(now));
          return new IssuedToken(
              token,
              secret,
              pin,
              settings.address(),
              identity != null && identity.state() == State.ENROLLED);
        });
  }

  /** Those of the last day, newest first. */
  public List<EnrolmentToken> tokens() {
    return store.tokens(clock.instant().minus(LISTED));
  }

  /** One token as it is now. */
  public EnrolmentToken token(UUID id) {
    return store.token(id).orElseThrow(Enrolment::unknown);
  }

  /** Cancels a token; one that waits no more stays as it is. */
  public void cancel(UUID id, String by) {
    guard.require(Right.ENROL);
    EnrolmentToken token = token(id);
    scope.requireOver(token.group());
    Instant now = clock.instant();
    store.cancel(
        id,
        now,
        IdentityActs.of(by, "enrolment.cancel", token.host(), "")
            .changing(Map.of(), Map.of("token", id.toString()))
            .done(now));
  }

  /**
   * Makes a new authority, which signs when every host that is connected has come to know it.
   *
   * @throws HeadroomException ENROLMENT_OFF, ROTATION_RUNNING
   */
  public Authority rotate(String reason, String by) {
    guard.requireForFleet(Right.MANAGE_ACCESS);
    Act act = Act.of(by, "authority.rotate", new AuditObject(Kind.FLEET, "agents"), reason);
    return refused.attempt(act, () -> authorities().rotate(act));
  }

  /**
   * Follows what other replicas did with the authorities.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE
   */
  public void refresh() {
    if (authorities != null) {
      authorities.refresh();
    }
  }

  /** Forgets tokens that are no longer listed. */
  public void prune() {
    store.forget(clock.instant().minus(LISTED));
  }

  /**
   * Gives a host its first certificate, or one after all former ones were lost.
   *
   * @param request PKCS #10, in DER
   * @throws HeadroomException TOKEN_UNKNOWN, TOKEN_USED, TOKEN_EXPIRED, TOKEN_CANCELLED,
   *     TOKEN_FOR_OTHER_HOST, HOST_LOCKED, INVALID_REQUEST
   */
  public Credentials redeem(String secret, HostId host, byte[] request) {
    String sha256 = TokenSecret.sha256(secret);
    EnrolmentToken token = store.token(sha256).orElseThrow(Enrolment::unknown);
    Act act =
        IdentityActs.of(IdentityActs.agentOf(host), "enrolment.redeem", token.host(), "")
            .changing(Map.of(), Map.of("token", token.id().toString()));
    try {
      return redeem(token, host, RequestedKey.of(request), act);
    } catch (HeadroomException refusal) {
      // By the token alone: whoever has a used one could fill the audit with names of hosts.
      identities.refused(act, token.id().toString(), refusal);
      throw refusal;
    }
  }

  private Credentials redeem(EnrolmentToken seen, HostId host, RequestedKey key, Act act) {
    EnrolmentToken token = seen;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Instant now = clock.instant();
      requireGood(token, host, now);
      HostIdentity before = store.identity(host).orElse(null);
      requireUnlocked(before);
      long generation = before == null ? 1 : before.certificate().generation() + 1;
      HostCertificate certificate =
          authorities().sign(host, generation, key, settings.certificateLifetime());
      HostIdentity next = HostIdentity.enrolled(host, token.group(), certificate, before, now);
      if (store.redeem(
          token.id(),
          now,
          next,
          act.changing(
                  before == null ? Map.of() : IdentityActs.words(before), IdentityActs.words(next))
              .done(now))) {
        identities.took(next);
        return credentials(certificate);
      }
      token = store.token(token.id()).orElseThrow(Enrolment::unknown);
    }
    throw busy(host);
  }

  /**
   * Gives a host the successor of its certificate.
   *
   * @throws HeadroomException what {@link IdentityGate#admit} throws, INVALID_REQUEST
   */
  public Credentials renew(PresentedCertificate shown, byte[] request) {
    Act act =
        IdentityActs.of(IdentityActs.agentOf(shown.host()), "identity.renew", shown.host(), "");
    try {
      Instant end = shown.expiresAt().plus(settings.renewExpired());
      if (!clock.instant().isBefore(end)) {
        throw Identities.expired(shown);
      }
      return renew(shown, RequestedKey.of(request), act);
    } catch (HeadroomException refusal) {
      identities.refused(act, shown.serial(), refusal);
      throw refusal;
    }
  }

  private Credentials renew(PresentedCertificate shown, RequestedKey key, Act act) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      HostIdentity known = store.identity(shown.host()).orElse(null);
      Verdict verdict = Verdict.on(known, shown);
      if (known == null || verdict instanceof Verdict.Refused) {
        throw refusal(verdict);
      }
      boolean again =
          verdict instanceof Verdict.Former && known.certificate().keySha256().equals(key.sha256());
      if (again) {
        // The answer was lost on its way: the same agent asks once more.
        return credentials(known.certificate());
      }
      if (verdict instanceof Verdict.Former || verdict instanceof Verdict.Copied) {
        lock(known, shown);
        continue;
      }
      HostCertificate certificate =
          authorities()
              .sign(shown.host(), shown.generation() + 1, key, settings.certificateLifetime());
      HostIdentity next = known.renewed(certificate, shown.serial());
      Instant now = clock.instant();
      if (store.change(
          next,
          act.changing(IdentityActs.words(shown.asIssued()), IdentityActs.words(certificate))
              .done(now))) {
        identities.took(next);
        return credentials(certificate);
      }
    }
    throw busy(shown.host());
  }

  private void lock(HostIdentity known, PresentedCertificate shown) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String why =
        "Certificate "
            + shown.generation()
            + " asked for a successor although that was given to another key: the identity was"
            + " probably copied.";
    HostIdentity locked = known.in(State.LOCKED, why, now);
    if (store.change(locked, Identities.lockedByItself(locked, now))) {
      identities.took(locked);
      throw new HeadroomException(ErrorCode.CERTIFICATE_REUSED, why + " The host is locked.");
    }
  }

  private static HeadroomException refusal(Verdict verdict) {
    return verdict instanceof Verdict.Refused(ErrorCode code, String message)
        ? new HeadroomException(code, message)
        : new HeadroomException(ErrorCode.INTERNAL, "Nobody is known by that name.");
  }

  private static void requireGood(EnrolmentToken token, HostId host, Instant now) {
    switch (token.state(now)) {
      case USED ->
          throw new HeadroomException(
              ErrorCode.TOKEN_USED, "This token was used already. Ask for a new one.");
      case EXPIRED ->
          throw new HeadroomException(
              ErrorCode.TOKEN_EXPIRED,
              "This token ended at " + token.expiresAt() + ". Ask for a new one.");
      case CANCELLED ->
          throw new HeadroomException(
              ErrorCode.TOKEN_CANCELLED, "This token was cancelled. Ask for a new one.");
      case WAITING -> {
        if (!token.host().equals(host)) {
          throw new HeadroomException(
              ErrorCode.TOKEN_FOR_OTHER_HOST,
              "This token is not for host " + host + ". Ask for one that is.");
        }
      }
    }
  }

  private static void requireUnlocked(@Nullable HostIdentity identity) {
    if (identity != null && identity.state() == State.LOCKED) {
      throw new HeadroomException(
          ErrorCode.HOST_LOCKED,
          "Host "
              + identity.host()
              + " is locked: "
              + identity.why()
              + " Unlock it, or revoke its certificates first.");
    }
  }

  private Credentials credentials(HostCertificate certificate) {
    return new Credentials(
        certificate.der(), authorities().all().stream().map(Authority::der).toList());
  }

  private static HeadroomException unknown() {
    return new HeadroomException(
        ErrorCode.TOKEN_UNKNOWN, "This token is not known here. Ask for a new one.");
  }

  private static HeadroomException busy(HostId host) {
    return new HeadroomException(
        ErrorCode.DATABASE_UNAVAILABLE,
        "Host " + host + " is being changed by others. Try again in a moment.");
  }
}
