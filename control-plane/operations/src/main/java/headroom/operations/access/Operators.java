// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: people who sign in by a password. What changes them is written down in the same
 * transaction. Throws {@code HeadroomException} DATABASE_UNAVAILABLE.
 */
public interface Operators {
  Optional<Operator> find(String name);

  /** All of them, by name. */
  List<Operator> all();

  default boolean isEmpty() {
    return all().isEmpty();
  }

  /**
   * Adds an operator.
   *
   * @return false when there is one of its name; then nothing is written
   */
  boolean add(Operator operator, AuditEntry act);

  /**
   * Changes an operator as it is at that moment: on all replicas one change comes after the other,
   * so that none is lost, and two together do not what neither may do.
   *
   * @param decision what it throws is thrown here, and nothing is written
   * @return false when there is none of that name; then nothing is asked and nothing written
   */
  boolean change(String name, Decision decision);

  /** What is to become of an operator. Must not wait for anything. */
  @FunctionalInterface
  interface Decision {
    /**
     * Decides.
     *
     * @param others all other operators
     */
    Outcome on(Operator now, List<Operator> others);
  }

  /**
   * What becomes of an operator.
   *
   * @param after null to take it out
   */
  record Outcome(@Nullable Operator after, AuditEntry act) {}

  /**
   * An operator.
   *
   * @param passwordHash never the password itself
   * @param oneTime true until the operator has replaced the password that was made for it
   * @param signIns raised to end all sign-ins of before
   */
  record Operator(
      String name, String passwordHash, boolean oneTime, Role role, Scope scope, long signIns) {
    /**
     * @throws IllegalArgumentException when the role is not for people
     */
    public Operator {
      if (!role.isForPeople()) {
        throw new IllegalArgumentException("The role " + role.words() + " is for keys only.");
      }
    }

    /** With these rights. */
    public Operator may(Role newRole, Scope newScope) {
      return new Operator(name, passwordHash, oneTime, newRole, newScope, signIns);
    }

    /** With another password; sign-ins of before end. */
    public Operator password(String hash, boolean isOneTime) {
      return new Operator(name, hash, isOneTime, role, scope, signIns + 1);
    }

    /** Whose sign-ins of before have ended. */
    public Operator signedOut() {
      return new Operator(name, passwordHash, oneTime, role, scope, signIns + 1);
    }

    public Caller caller() {
      return new Caller(name, role, scope);
    }

    @Override
    public String toString() {
      return "Operator[" + name + ", " + role + ", " + scope + "]";
    }
  }
}
