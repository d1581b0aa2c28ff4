// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Operators as Spring Security sees them. */
@Component
final class OperatorSignIn implements UserDetailsService {
  private final KnownOperators operators;

  OperatorSignIn(KnownOperators operators) {
    this.operators = operators;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return operators
        .findNow(name)
        .map(OperatorDetails::new)
        .orElseThrow(() -> UsernameNotFoundException.fromUsername(name));
  }
}
