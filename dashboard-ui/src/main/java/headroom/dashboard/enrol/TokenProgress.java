// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.enrol;

import headroom.operations.enrolment.HostIdentity;
import headroom.operations.enrolment.IssuedToken;
import headroom.operations.fleet.HostPicture;
import headroom.operations.fleet.HostState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far a host is that was given a token. */
sealed interface TokenProgress {
  /** The token waits. */
  record Waiting(Duration left) implements TokenProgress {}

  /** Nobody came in time. */
  record Over() implements TokenProgress {}

  /** The host has its certificate, and no agent of it is connected yet. */
  record Enrolled() implements TokenProgress {}

  /** Its agent is connected with it. */
  record Connected() implements TokenProgress {}

  /** As it is at this time. */
  static TokenProgress of(
      IssuedToken issued,
      Optional<HostIdentity> identity,
      Optional<HostPicture> host,
      Instant now) {
    boolean used =
        identity
            .filter(known -> !known.changedAt().isBefore(issued.token().createdAt()))
            .filter(known -> known.state() == HostIdentity.State.ENROLLED)
            .isPresent();
    if (!used) {
      Duration left = Duration.between(now, issued.token().expiresAt());
      return left.isPositive() ? new Waiting(left) : new Over();
    }
    boolean connected =
        identity.filter(HostIdentity::shown).isPresent()
            && host.filter(known -> known.state() == HostState.LIVE).isPresent();
    return connected ? new Connected() : new Enrolled();
  }
}
