// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.plan;

import headroom.dashboard.element.Figures;
import headroom.operations.plan.MadePlan;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest;
import java.util.Locale;

/** Words for plans. */
final class PlanWords {
  private PlanWords() {}

  /** What it would do to what. */
  static String title(MadePlan made) {
    return verb(made.plan().request()) + " " + made.subject();
  }

  private static String verb(PlanRequest request) {
    return switch (request) {
      case PlanRequest.Drain drain -> "Drain";
      case PlanRequest.MigrateRoom migrate -> "Move";
      case PlanRequest.Rebalance rebalance -> "Rebalance";
      case PlanRequest.RelieveWorkers relieve -> "Relieve";
      case PlanRequest.WhatIf whatIf -> "What if:";
      case PlanRequest.Reverse reverse -> "Reverse";
    };
  }

  /** Whether it can be carried out: a question only is answered. */
  static boolean canBeApplied(Plan plan) {
    return !isSupposition(plan) && !plan.moves().isEmpty();
  }

  /** By which one tells two snapshots of the fleet apart: their versions are sums of hashes. */
  static String snapshot(Plan plan) {
    return "%08x".formatted(Long.hashCode(plan.version()));
  }

  /** Whether it only answers what would happen. */
  static boolean isSupposition(Plan plan) {
    return plan.request() instanceof PlanRequest.WhatIf;
  }

  /** The numbers of rooms and people. */
  static String movers(Plan plan) {
    return rooms(plan.moves().stream().map(move -> move.room()).distinct().count())
        + ", "
        + people(plan.people());
  }

  static String rooms(long count) {
    return Figures.counted(count, "room", "rooms");
  }

  static String people(long count) {
    return Figures.counted(count, "participant", "participants");
  }

  static String score(double total) {
    return String.format(Locale.ROOT, "%.0f", total);
  }
}
