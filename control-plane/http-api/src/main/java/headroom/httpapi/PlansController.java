// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.httpapi.access.Needs;
import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.Right;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.Operations;
import headroom.operations.plan.MadePlan;
import headroom.operations.plan.PlanId;
import headroom.operations.plan.Plans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plans: made first, applied by a call of its own. */
@RestController
@RequestMapping("/api/v1/plans")
@Tag(name = "Plans and operations")
public class PlansController {
  private final Plans plans;
  private final Operations operations;

  public PlansController(Plans plans, Operations operations) {
    this.plans = plans;
    this.operations = operations;
  }

  /**
   * How a plan is to be applied.
   *
   * @param operation a UUID of the caller's: applied twice with the same one, it is one operation
   * @param partly whether to apply a plan that leaves something where it is
   * @param reason for the record
   */
  public record Application(
      @Nullable String operation,
      @Nullable Boolean partly,
      @Nullable String reason,
      @Nullable SettingsView settings) {}

  @PostMapping
  @Needs(Right.PLAN)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Plan a drain, a move or a rebalance, or ask what would happen",
      description = "Nothing happens yet. A plan is kept for half an hour.")
  PlanView plan(@RequestBody PlanWish wish, Principal caller) {
    MadePlan plan = plans.plan(wish.request(), wish.rules(), caller.getName());
    return PlanView.of(plan, true);
  }

  @GetMapping("/{plan}")
  @Needs(Right.LOOK)
  @Operation(summary = "One plan")
  PlanView get(@PathVariable("plan") String plan) {
    PlanId id = PlanId.of(plan);
    return PlanView.of(plans.get(id), plans.isCurrent(id));
  }

  @PostMapping("/{plan}/apply")
  @Needs(Right.OPERATE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Apply a plan",
      description =
          "Refused with PLAN_OUTDATED when the fleet is another one, and with PLAN_INCOMPLETE when it"
              + " leaves something and partly is not set. Hosts and workers to be drained are cordoned first.")
  OperationView apply(
      @PathVariable("plan") String plan, @RequestBody Application body, Principal caller) {
    if (body.operation() == null) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "operation is needed: a UUID of yours, the same when you ask again.");
    }
    OperationId as = OperationId.of(body.operation());
    return OperationView.of(
        plans.apply(
            PlanId.of(plan),
            as,
            SettingsView.settings(body.settings()),
            Boolean.TRUE.equals(body.partly()),
            body.reason() == null ? "" : body.reason(),
            caller.getName()),
        operations.gaps(as));
  }
}
