// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.WorkerId;
import headroom.planning.plan.PlanViolation.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries every refused part on every worker once more, after all moves. */
final class RefusalCheck {
  private RefusalCheck() {}

  static void of(PlanningFleet fleet, Plan plan, PlanReplay end, List<PlanViolation> found) {
    long loads = 0;
    boolean wantOfRoom = false;
    for (RefusedPart refused : plan.refused()) {
      String wrong = wrong(fleet, plan, end, refused);
      if (!wrong.isEmpty() || refused.reason().isBlank()) {
        found.add(
            new PlanViolation(
                Rule.REFUSAL, "%s of %s: %s.".formatted(refused.room(), refused.worker(), wrong)));
      }
      loads += refused.missing() > 0 ? Math.max(refused.load(), refused.missing()) : 0;
      wantOfRoom |= refused.missing() > 0;
    }
    if (wantOfRoom != plan.missing() > 0 || plan.missing() > loads) {
      found.add(
          new PlanViolation(
              Rule.REFUSAL,
              "%d consumers are said to be missing for %d.".formatted(plan.missing(), loads)));
    }
  }

  private static String wrong(PlanningFleet fleet, Plan plan, PlanReplay end, RefusedPart refused) {
    RoomPart part = refused.worker() == null ? null : end.part(refused.room(), refused.worker());
    if (refused.worker() != null && part == null) {
      return "refused, and yet it isn't there any more";
    }
    boolean lost =
        plan.request() instanceof PlanRequest.WhatIf whatIf
            && refused.worker() != null
            && whatIf.lost().contains(refused.worker().host());
    if (part != null && !part.obstacle().isEmpty() && !lost) {
      return refused.missing() == 0 ? "" : "it can't be moved, so room isn't what is missing";
    }
    if (plan.request() instanceof PlanRequest.Reverse) {
      return "";
    }
    long least = Long.MAX_VALUE;
    for (PlanWorker worker : fleet.workers()) {
      if (admits(plan, end, refused, part, worker)) {
        least =
            Math.min(
                least, end.load(worker.id()) + refused.load() - worker.policy().usableConsumers());
      }
    }
    if (least <= 0) {
      return "refused, and yet it fits";
    }
    return refused.missing() == (least == Long.MAX_VALUE ? 0 : least)
        ? ""
        : "%d consumers are said to be missing, it is %d".formatted(refused.missing(), least);
  }

  /** Whether nothing but room keeps the part from this worker. */
  private static boolean admits(
      Plan plan, PlanReplay end, RefusedPart refused, @Nullable RoomPart part, PlanWorker worker) {
    WorkerId id = worker.id();
    boolean wanted =
        !(plan.request() instanceof PlanRequest.MigrateRoom migrate)
            || (migrate.target().allows(id) && !staysAgainstWish(plan, id));
    boolean meets = end.part(refused.room(), id) != null;
    return wanted
        && !worker.cordoned()
        && worker.obstacle().isEmpty()
        && worker.cpu() < worker.policy().cpuCeiling()
        && !id.equals(refused.worker())
        && (part == null || part.group().isEmpty() || part.group().equals(worker.group()))
        && (meets
            || !plan.rules().oneHostPerPart()
            || !end.elsewhereOnHost(refused.room(), id, refused.worker()));
  }

  /** Whether a part is there that was to leave: then nothing else is sent there. */
  private static boolean staysAgainstWish(Plan plan, WorkerId worker) {
    return plan.refused().stream().anyMatch(part -> worker.equals(part.worker()));
  }
}
