// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Caller;
import headroom.operations.access.Identified;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom a provider has signed in. Its rights are those of its sign-in until that ends. */
final class OidcOperator extends DefaultOidcUser implements Identified {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  OidcOperator(OidcUser user, Caller caller) {
    super(OperatorDetails.authorities(caller), user.getIdToken(), user.getUserInfo());
    this.caller = caller;
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
