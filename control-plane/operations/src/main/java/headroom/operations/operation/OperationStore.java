// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: operations and how far they are. Every change is made on what the caller saw, or not at
 * all, so that two replicas can't carry out one step twice in different ways. Every method throws
 * {@code HeadroomException} DATABASE_UNAVAILABLE when the database can't be reached.
 *
 * <p>An act's entry in the audit is written with what the act changes, or neither is.
 */
public interface OperationStore {
  /**
   * Adds an operation with all its moves.
   *
   * @return false when its id is there already, or when it is one of automatic mode and another of
   *     these is not over; then nothing is written
   */
  boolean insert(Operation operation, AuditEntry act);

  Optional<Operation> find(OperationId id);

  /** Those that are not over, oldest first. */
  List<Operation> open();

  /** The newest, over or not. */
  List<Operation> latest(int most);

  /** Those that ended then or later, in any order. */
  List<Operation> endedSince(Instant earliest);

  /**
   * Makes sure that one replica at a time carries an operation on. A claim ends by itself, so that
   * another one takes over from a replica that died.
   *
   * @param length by the database's clock, which all replicas share
   * @return whether it is this replica's for so long
   */
  boolean claim(OperationId id, String replica, Duration length);

  /**
   * Changes its state.
   *
   * @return false when it is in another state than the caller saw
   */
  boolean turn(OperationId id, OperationState from, OperationState to, Instant now, AuditEntry act);

  /** Changes how it goes about it; false when it is over or unknown. */
  boolean settle(OperationId id, OperationSettings settings, AuditEntry act);

  /**
   * Writes how far a move is.
   *
   * @param seen as the caller saw it
   * @return false when its state is another one meanwhile
   */
  boolean advance(OperationId id, MoveProgress seen, MoveProgress next);

  /** Adds what receivers measured. */
  void measured(MeasuredMove measured);

  /** All that was measured in an operation so far, by room and receiver. */
  List<MeasuredMove> measured(OperationId id);

  /** The same, summed up. */
  GapSummary gaps(OperationId id);
}
