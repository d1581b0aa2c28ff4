// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.HeadroomException;
import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.planning.HostId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may let which host into which group: whoever may act on that group, and on the one that the
 * host is of already. Without the latter a token would take a host away from those who run it.
 */
final class TokenScope {
  private final Guard guard;
  private final EnrolmentStore store;

  TokenScope(Guard guard, EnrolmentStore store) {
    this.guard = guard;
    this.store = store;
  }

  /**
   * Asks whether a token may be made.
   *
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, UNAUTHENTICATED, DATABASE_UNAVAILABLE
   */
  void require(HostId host, String group, Instant now) {
    guard.requireForMember(Right.ENROL, host, group);
    // One that waits is cancelled by the new one.
    store.tokens(now.minus(EnrolmentToken.LIFETIME)).stream()
        .filter(token -> token.host().equals(host))
        .filter(token -> token.state(now) == EnrolmentToken.State.WAITING)
        .forEach(token -> requireOver(token.group()));
    // Read after the tokens: whoever has redeemed one of these meanwhile is known here.
    store.identity(host).ifPresent(this::requireOver);
  }

  private void requireOver(HostIdentity identity) {
    switch (identity.state()) {
      case ENROLLED, LOCKED -> requireOver(identity.group());
      // Keeping a host out takes the whole fleet, and so does letting it in again.
      case REVOKED -> requireOver((String) null);
      case REMOVED -> {}
    }
  }

  /**
   * Asks whether something may be done to hosts of this group.
   *
   * @param group null when nobody knows: then it may be any
   * @throws HeadroomException FORBIDDEN, OUTSIDE_SCOPE, UNAUTHENTICATED
   */
  void requireOver(@Nullable String group) {
    if (group == null) {
      guard.requireForFleet(Right.ENROL);
    } else {
      guard.requireForGroup(Right.ENROL, group);
    }
  }
}
