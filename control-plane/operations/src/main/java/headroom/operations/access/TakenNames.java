// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;

/**
 * Names of people and keys that are there. Both share them: the audit must not mistake one for the
 * other.
 */
final class TakenNames {
  private final Operators operators;
  private final ApiKeys keys;

  TakenNames(Operators operators, ApiKeys keys) {
    this.operators = operators;
    this.keys = keys;
  }

  /**
   * Looks whether a name is free.
   *
   * @throws HeadroomException NAME_TAKEN, DATABASE_UNAVAILABLE
   */
  void requireFree(String name) {
    if (operators.find(name).isPresent()) {
      throw user(name);
    }
    if (keys.all().stream().anyMatch(key -> key.name().equals(name))) {
      throw key(name);
    }
  }

  /** A key has the name. */
  static HeadroomException key(String name) {
    return new HeadroomException(
        ErrorCode.NAME_TAKEN,
        "There is a key " + name + " already. Revoke it first, or take another name.");
  }

  /** A user has the name. */
  static HeadroomException user(String name) {
    return new HeadroomException(
        ErrorCode.NAME_TAKEN, "There is a user " + name + " already. Take another name.");
  }
}
