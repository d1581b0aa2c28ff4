// SPDX-License-Identifier: Apache-2.0
package headroom.operations.guard;

import headroom.operations.access.Guard;
import headroom.operations.access.Right;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.Operations;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.PlanId;
import headroom.operations.plan.Plans;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.PlanRules;
import java.util.Optional;

/** Plans of anything, which change nothing; applied to hosts within the caller's scope. */
public final class GuardedPlans implements Plans {
  private final Plans plans;
  private final Operations operations;
  private final Guard guard;

  /**
   * @param operations those that are known, not guarded
   */
  public GuardedPlans(Plans plans, Operations operations, Guard guard) {
    this.plans = plans;
    this.operations = operations;
    this.guard = guard;
  }

  @Override
  public MadePlan plan(PlanRequest request, PlanRules rules, String requestedBy) {
    guard.require(Right.PLAN);
    return plans.plan(request, rules, requestedBy);
  }

  @Override
  public MadePlan get(PlanId id) {
    return plans.get(id);
  }

  @Override
  public boolean isCurrent(PlanId id) {
    return plans.isCurrent(id);
  }

  @Override
  public Operation apply(
      PlanId id,
      OperationId as,
      OperationSettings settings,
      boolean partly,
      String reason,
      String requestedBy) {
    guard.require(Right.OPERATE);
    // Asked again the plan may be gone; what it became is looked at then.
    Optional<Operation> known = operations.find(as);
    guard.require(
        Right.OPERATE, known.map(Touched::by).orElseGet(() -> Touched.by(plans.get(id).plan())));
    return plans.apply(id, as, settings, partly, reason, requestedBy);
  }
}
