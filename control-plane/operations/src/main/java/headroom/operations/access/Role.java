// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is. The one table of who may do what. */
public enum Role {
  /** Looks at the fleet and changes nothing. */
  VIEWER(Right.LOOK),
  /** Runs the fleet. */
  OPERATOR(
      Right.LOOK,
      Right.ROOMS,
      Right.JOIN,
      Right.PLAN,
      Right.OPERATE,
      Right.CORDON,
      Right.POLICIES,
      Right.AUTOMATIC,
      Right.ENROL,
      Right.AUDIT),
  /** Also says who may come in. */
  ADMIN(Right.values()),
  /** Looks at what was done and who may do what, and changes nothing. */
  AUDITOR(Right.LOOK, Right.AUDIT, Right.VERIFY_AUDIT, Right.SEE_ACCESS),
  /** A program that opens rooms and lets people in; for keys only. */
  BACK_END(Right.LOOK, Right.ROOMS, Right.JOIN);

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is one that nobody can change.
  private final Set<Right> rights;

  Role(Right... rights) {
    this.rights = Set.of(rights);
  }

  public boolean has(Right right) {
    return rights.contains(right);
  }

  /** For those who sign in by a password. */
  public boolean isForPeople() {
    return this != BACK_END;
  }

  /** Those who have a right, in their order. */
  public static List<Role> with(Right right) {
    return Arrays.stream(values()).filter(role -> role.has(right)).toList();
  }

  /** As people read it: {@code back end}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String words(List<Role> roles) {
    return roles.stream().map(Role::words).collect(Collectors.joining(", "));
  }
}
