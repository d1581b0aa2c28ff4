// SPDX-License-Identifier: Apache-2.0
package headroom.operations.plan;

import headroom.planning.plan.Plan;
import java.time.Instant;

/**
 * A plan that can be applied.
 *
 * @param subject what it is of, in a word or two
 * @param requestedBy who asked for it
 */
public record MadePlan(PlanId id, String subject, Plan plan, Instant madeAt, String requestedBy) {}
