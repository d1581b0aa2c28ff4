// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import java.util.Optional;

/** Port: operators who may sign in to the dashboard. */
public interface Operators {
  Optional<Operator> find(String name);

  boolean isEmpty();

  /** Adds an operator or replaces its password. */
  void save(Operator operator);

  /**
   * An operator.
   *
   * @param passwordHash never the password itself
   * @param oneTime true until the operator has replaced the password of the first start
   */
  record Operator(String name, String passwordHash, boolean oneTime) {}
}
