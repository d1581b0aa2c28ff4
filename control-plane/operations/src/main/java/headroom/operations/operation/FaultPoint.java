// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

/**
 * Moments at which a control plane may die while it carries out an operation. Proofs end its
 * process at each of them; nothing else knows them.
 */
public enum FaultPoint {
  /** Of a drain: nothing new is placed there, and nothing is known of an operation yet. */
  CORDONED,
  OPERATION_STORED,
  MOVE_BEGUN,
  TARGET_OPENED,
  HOME_COMMITTED,
  ARRIVALS_EXPECTED,
  MOVERS_TOLD,
  MOVERS_GONE,
  SOURCE_CLOSED,
  MOVE_ENDED,
  OPERATION_ENDED;

  /** Is told of each moment that passes. */
  @FunctionalInterface
  public interface Watch {
    /** Nothing happens. */
    Watch NONE = point -> {};

    void passed(FaultPoint point);
  }
}
