// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.preview;

import headroom.operations.access.Caller;
import headroom.operations.access.Identified;
import headroom.operations.access.Right;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;

/**
 * Whoever looks at the preview: {@code viewer}, {@code operator-eu-1}, and an admin by any other
 * name.
 */
final class PreviewUser extends User implements Identified {
  private static final long serialVersionUID = 1L;

  private final transient Caller caller;

  PreviewUser(String name) {
    this(callerOf(name));
  }

  private PreviewUser(Caller caller) {
    super(
        caller.name(),
        "{noop}preview",
        AuthorityUtils.createAuthorityList(
            Stream.of(Right.values())
                .filter(caller.role()::has)
                .map(right -> "ROLE_" + right)
                .toList()));
    this.caller = caller;
  }

  private static Caller callerOf(String name) {
    String[] words = name.split("-", 2);
    Role role =
        Stream.of(Role.values())
            .filter(each -> each.name().equals(words[0].toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElse(Role.ADMIN);
    return new Caller(
        name, role, words.length == 1 ? Scope.fleet() : Scope.groups(List.of(words[1])));
  }

  @Override
  public Caller caller() {
    return caller;
  }
}
