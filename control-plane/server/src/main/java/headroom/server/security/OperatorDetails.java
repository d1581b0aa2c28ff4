// SPDX-License-Identifier: Apache-2.0
package headroom.server.security;

import headroom.operations.access.Caller;
import headroom.operations.access.Identified;
import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Right;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * An operator as it was at its sign-in. Its rights are its authorities, so that views can name
 * them.
 */
class OperatorDetails implements UserDetails, Identified, CredentialsContainer {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;
  private final long signIns;
  private final List<GrantedAuthority> authorities;
  private String passwordHash;

  OperatorDetails(Operator operator) {
    caller = operator.caller();
    signIns = operator.signIns();
    authorities = authorities(caller);
    passwordHash = operator.passwordHash();
  }

  static List<GrantedAuthority> authorities(Caller caller) {
    return AuthorityUtils.createAuthorityList(
        Stream.of(Right.values())
            .filter(caller.role()::has)
            .map(right -> "ROLE_" + right.name())
            .toList());
  }

  @Override
  public Caller caller() {
    return caller;
  }

  /** Whether this sign-in still stands for what the operator is now. */
  boolean holdsFor(Operator now) {
    return now.signIns() == signIns && now.caller().equals(caller);
  }

  @Override
  public String getUsername() {
    return caller.name();
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities;
  }

  @Override
  public void eraseCredentials() {
    passwordHash = "";
  }
}
