// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.RefusedActs;
import headroom.operations.enrolment.HostIdentity.State;
import headroom.operations.fleet.FleetHosts;
import headroom.planning.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What operators do with identities. Each act ends the host's stream at once if it has to. */
public final class IdentityControl {
  private static final int ATTEMPTS = 5;

  private final EnrolmentStore store;
  private final Identities identities;
  private final FleetHosts fleet;
  private final Guard guard;
  private final RefusedActs refused;
  private final Clock clock;

  public IdentityControl(
      EnrolmentStore store,
      Identities identities,
      FleetHosts fleet,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    this.store = store;
    this.identities = identities;
    this.fleet = fleet;
    this.guard = guard;
    this.refused = refused;
    this.clock = clock;
  }

  /** Makes the host's certificates worthless; it needs a new token. Again is fine. */
  public void revoke(HostId host, String reason, String by) {
    turn(
        IdentityActs.of(by, "identity.revoke", host, reason),
        host,
        Set.of(State.ENROLLED, State.LOCKED),
        State.REVOKED,
        reason);
  }

  /** Keeps the host out until it is unlocked. Again is fine. */
  public void lock(HostId host, String reason, String by) {
    turn(
        IdentityActs.of(by, "identity.lock", host, reason),
        host,
        Set.of(State.ENROLLED),
        State.LOCKED,
        reason.isEmpty() ? "by " + by + "." : reason);
  }

  /** Lets a locked host in again, with the certificate that it has. Again is fine. */
  public void unlock(HostId host, String reason, String by) {
    turn(
        IdentityActs.of(by, "identity.unlock", host, reason),
        host,
        Set.of(State.LOCKED),
        State.ENROLLED,
        "");
  }

  private void turn(Act act, HostId host, Set<State> from, State to, String why) {
    guard.requireForFleet(Right.ENROL);
    refused.attempt(
        act,
        () -> {
          for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            HostIdentity before = enrolled(host);
            if (before.state() == to) {
              return;
            }
            if (!from.contains(before.state())) {
              throw new HeadroomException(
                  ErrorCode.CERTIFICATE_REVOKED,
                  "The certificates of host " + host + " were revoked. Enrol it with a new token.");
            }
            Instant now = clock.instant();
            HostIdentity after = before.in(to, why, now);
            if (store.change(after, entry(act, before, after, now))) {
              identities.took(after);
              return;
            }
          }
          throw new HeadroomException(
              ErrorCode.INTERNAL, "The identity of host " + host + " changes all the time.");
        });
  }

  private static AuditEntry entry(Act act, HostIdentity before, HostIdentity after, Instant now) {
    return act.changing(
            Map.of("state", before.state().name()), Map.of("state", after.state().name()))
        .done(now);
  }

  private HostIdentity enrolled(HostId host) {
    return store
        .identity(host)
        .filter(identity -> identity.state() != State.REMOVED)
        .orElseThrow(
            () ->
                new HeadroomException(
                    ErrorCode.HOST_UNKNOWN, "Host " + host + " was never enrolled."));
  }

  /** Forgets a host that is not connected and on which no room is wanted. */
  public void remove(HostId host, String reason, String by) {
    guard.requireForFleet(Right.ENROL);
    Act act = IdentityActs.of(by, "host.remove", host, reason);
    refused.attempt(
        act,
        () -> {
          Optional<HostIdentity> identity =
              store.identity(host).filter(known -> known.state() != State.REMOVED);
          if (identity.isEmpty() && fleet.record(host).isEmpty()) {
            throw new HeadroomException(ErrorCode.HOST_UNKNOWN, "There is no host " + host + ".");
          }
          Instant now = clock.instant();
          fleet.requireRemovable(host);
          HostIdentity after =
              identity.map(before -> before.in(State.REMOVED, reason, now)).orElse(null);
          if (!store.remove(host, after, act.done(now)) || !fleet.forget(host)) {
            throw new HeadroomException(
                ErrorCode.HOST_IN_USE,
                "Host " + host + " has come to use meanwhile. Look at it, and try again.");
          }
          if (after != null) {
            identities.took(after);
          }
        });
  }
}
