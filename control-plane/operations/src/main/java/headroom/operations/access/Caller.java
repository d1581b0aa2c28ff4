// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.util.Optional;

/**
 * Somebody who asks for something: an operator, or a back end by its key.
 *
 * @param name as the audit has it
 */
public record Caller(String name, Role role, Scope scope) {
  /** Why this right is refused; empty when the role has it. */
  public Optional<HeadroomException> lacks(Right right) {
    if (role.has(right)) {
      return Optional.empty();
    }
    return Optional.of(
        new HeadroomException(
            ErrorCode.FORBIDDEN,
            "The role "
                + role.words()
                + " may not "
                + right.words()
                + ". It takes one of: "
                + Role.words(Role.with(right))
                + "."));
  }

  /** The same for something that belongs to no host group. */
  public Optional<HeadroomException> lacksForFleet(Right right) {
    return lacks(right)
        .or(
            () ->
                scope instanceof Scope.Fleet
                    ? Optional.empty()
                    : Optional.of(outside("This concerns the whole fleet.")));
  }

  /** A refusal for reasons of scope. */
  HeadroomException outside(String what) {
    return new HeadroomException(
        ErrorCode.OUTSIDE_SCOPE,
        what + " " + name + " may act on " + scope + " only. Ask an admin for a wider scope.");
  }
}
