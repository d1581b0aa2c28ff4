// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;

/** Plans of acts. Nothing happens before a plan is applied. */
public interface Plans {
  /**
   * Plans on the fleet as it is now. The plan is kept for half an hour.
   *
   * @throws headroom.operations.HeadroomException INVALID_REQUEST when it names what there isn't
   */
  MadePlan plan(PlanRequest request, PlanRules rules, String requestedBy);

  /**
   * A plan that was made.
   *
   * @throws headroom.operations.HeadroomException PLAN_UNKNOWN when there is none, or no more
   */
  MadePlan get(PlanId id);

  /** Whether the fleet is still as the plan found it, so that it can be applied. */
  boolean isCurrent(PlanId id);

  /**
   * Carries a plan out. Applied once more with the same operation's id it is the same operation.
   *
   * @param partly whether to apply a plan that leaves something where it is
   * @throws headroom.operations.HeadroomException PLAN_UNKNOWN, PLAN_OUTDATED when the fleet is
   *     another one, PLAN_INCOMPLETE when it leaves something and this is not wanted,
   *     INVALID_REQUEST when there is nothing to do, which is fine for a drain
   */
  Operation apply(
      PlanId id,
      OperationId as,
      OperationSettings settings,
      boolean partly,
      String reason,
      String requestedBy);
}
