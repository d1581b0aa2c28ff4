// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.agent.MeasuredGaps;
import java.util.List;
import java.util.Optional;

/** What operators can ask of running plans. */
public interface Operations {
  /**
   * Begins an operation. With an id that is known nothing happens, and what is known is answered.
   *
   * @throws headroom.operations.HeadroomException INVALID_REQUEST, PLAN_OUTDATED,
   *     DATABASE_UNAVAILABLE
   */
  Operation begin(OperationRequest request);

  /** One operation; empty when there is none. */
  Optional<Operation> find(OperationId id);

  /** One operation; OPERATION_UNKNOWN when there is none. */
  Operation get(OperationId id);

  /** The newest, over or not. */
  List<Operation> latest(int most);

  /** Each stream that a receiver measured in it so far. */
  List<MeasuredMove> measured(OperationId id);

  /** What receivers measured in it so far. */
  GapSummary gaps(OperationId id);

  /** No further move begins. */
  Operation pause(OperationId id, String requestedBy);

  /** Goes on. */
  Operation resume(OperationId id, String requestedBy);

  /** Moves that are under way end, no further one begins, and then it is over. */
  Operation stop(OperationId id, String requestedBy);

  /** Changes how it goes about it while it runs. */
  Operation settle(OperationId id, OperationSettings settings, String requestedBy);

  /**
   * Waits for old clients no longer: those of moves that are under way, and of all that follow, are
   * reconnected at once. As if its deadline, with {@link AtDeadline#MOVE_ANYWAY}, were now.
   *
   * @throws headroom.operations.HeadroomException OPERATION_UNKNOWN, OPERATION_OVER,
   *     INVALID_REQUEST, DATABASE_UNAVAILABLE
   */
  Operation force(OperationId id, String reason, String requestedBy);

  /**
   * Takes an operation back that is over: whoever was moved goes back.
   *
   * @param as the new operation's id
   * @throws headroom.operations.HeadroomException OPERATION_UNKNOWN, OPERATION_RUNNING,
   *     INVALID_REQUEST when there is no such move, PLAN_OUTDATED when nothing is where it was
   *     left, CORDONED when a target is, DATABASE_UNAVAILABLE
   */
  Operation reverse(OperationId id, OperationId as, String reason, String requestedBy);

  /**
   * Tries moves again that failed.
   *
   * @param as the new operation's id
   * @throws headroom.operations.HeadroomException OPERATION_UNKNOWN, OPERATION_RUNNING,
   *     INVALID_REQUEST when there is no such move, PLAN_OUTDATED when nothing is where it was
   *     left, CORDONED when a target is, DATABASE_UNAVAILABLE
   */
  Operation retry(OperationId id, OperationId as, String reason, String requestedBy);

  /** What a receiver measured; of an operation that is not known nothing is kept. */
  void measured(MeasuredGaps gaps);
}
