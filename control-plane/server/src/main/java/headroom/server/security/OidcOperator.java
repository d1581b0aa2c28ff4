// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Caller;
import headroom.operations.access.Identified;
import java.time.Duration;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody whom a provider has signed in. Its rights are those of its sign-in until that ends: no
 * later than after {@link #LASTS}, because a page that is open keeps its session for ever, and
 * nobody but the provider knows who has left.
 */
final class OidcOperator extends DefaultOidcUser implements Identified {
  private static final long serialVersionUID = 1L;

  /** A shift. */
  static final Duration LASTS = Duration.ofHours(8);

  private final transient Caller caller;
  private final long signedInAt;

  /**
   * @param now by a clock that never goes back, in nanoseconds
   */
  OidcOperator(OidcUser user, Caller caller, long now) {
    super(OperatorDetails.authorities(caller), user.getIdToken(), user.getUserInfo());
    this.caller = caller;
    this.signedInAt = now;
  }

  /** Whether the sign-in still holds, by the same clock. */
  boolean holds(long now) {
    return now - signedInAt < LASTS.toNanos();
  }

  @Override
  public Caller caller() {
    return caller;
  }

  /** As the audit has it, and not the provider's number of somebody. */
  @Override
  public String getName() {
    return caller.name();
  }
}
