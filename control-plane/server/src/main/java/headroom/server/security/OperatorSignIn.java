// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Operators;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Operators as Spring Security sees them. */
@Component
final class OperatorSignIn implements UserDetailsService {
  static final String ROLE = "OPERATOR";

  private final Operators operators;

  OperatorSignIn(Operators operators) {
    this.operators = operators;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return operators
        .find(name)
        .map(
            operator ->
                User.withUsername(operator.name())
                    .password(operator.passwordHash())
                    .roles(ROLE)
                    .build())
        .orElseThrow(() -> UsernameNotFoundException.fromUsername(name));
  }
}
