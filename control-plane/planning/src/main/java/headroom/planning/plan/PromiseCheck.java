// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.placement.PlacementDecision.Refusal;
import headroom.planning.plan.PlanRequest.Drain;
import headroom.planning.plan.PlanRequest.MigrateRoom;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.RelieveWorkers;
import headroom.planning.plan.PlanRequest.Reverse;
import headroom.planning.plan.PlanRequest.WhatIf;
import headroom.planning.plan.PlanViolation.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whether a plan does what was asked for, and nothing else. */
final class PromiseCheck {
  private final PlanningFleet fleet;
  private final Plan plan;
  private final PlanReplay end;
  private final List<PlanViolation> found;

  private PromiseCheck(PlanningFleet fleet, Plan plan, PlanReplay end, List<PlanViolation> found) {
    this.fleet = fleet;
    this.plan = plan;
    this.end = end;
    this.found = found;
  }

  static void of(PlanningFleet fleet, Plan plan, PlanReplay end, List<PlanViolation> found) {
    PromiseCheck check = new PromiseCheck(fleet, plan, end, found);
    check.kinds();
    switch (plan.request()) {
      case Drain drain -> check.goneOrRefused(part -> drain.covers(part.worker()));
      case MigrateRoom migrate -> check.migrated(migrate);
      case Rebalance rebalance -> check.budget(rebalance.maximumPeople(), rebalance.maximumMoves());
      case RelieveWorkers relieve -> check.relieved(relieve);
      case WhatIf whatIf -> check.supposed(whatIf);
      case Reverse reverse -> check.reversed(reverse);
    }
  }

  /** Only what was on lost hosts starts anew, and only where rooms arrive do rooms arrive. */
  private void kinds() {
    WhatIf supposed = plan.request() instanceof WhatIf whatIf ? whatIf : null;
    for (Move move : plan.moves()) {
      WorkerId from = move.from();
      boolean lost = supposed != null && from != null && supposed.lost().contains(from.host());
      boolean right =
          switch (move.kind()) {
            case LIVE -> from != null && !lost;
            case RESTART -> lost;
            case ARRIVAL -> from == null && supposed != null;
          };
      if (!right) {
        broken("Move %d is %s".formatted(move.number(), move.kind()));
      }
    }
  }

  /** Each of these parts left its worker, or is refused; nothing else is refused. */
  private void goneOrRefused(Predicate<RoomPart> wanted) {
    for (RoomPart part : fleet.parts()) {
      boolean gone = end.part(part.room(), part.worker()) == null;
      boolean refused =
          plan.refused().stream()
              .anyMatch(
                  other ->
                      other.room().equals(part.room()) && part.worker().equals(other.worker()));
      if (wanted.test(part) == (gone == refused) && (wanted.test(part) || refused)) {
        broken("%s on %s neither left nor was refused".formatted(part.room(), part.worker()));
      }
    }
  }

  private void migrated(MigrateRoom migrate) {
    Predicate<RoomPart> chosen =
        part ->
            part.room().equals(migrate.room())
                && (migrate.parts().isEmpty() || migrate.parts().contains(part.worker()))
                && (migrate.target() instanceof Target.Anywhere
                    || !migrate.target().allows(part.worker()));
    goneOrRefusedUnlessMet(chosen);
    for (Move move : plan.moves()) {
      if (!move.room().equals(migrate.room()) || !migrate.target().allows(move.to())) {
        broken("Move %d wasn't asked for".formatted(move.number()));
      }
    }
  }

  private void goneOrRefusedUnlessMet(Predicate<RoomPart> chosen) {
    for (RoomPart part : fleet.parts()) {
      boolean moved =
          plan.moves().stream()
              .anyMatch(
                  move -> move.room().equals(part.room()) && part.worker().equals(move.from()));
      boolean refused =
          plan.refused().stream()
              .anyMatch(
                  other ->
                      other.room().equals(part.room()) && part.worker().equals(other.worker()));
      if (chosen.test(part) ? moved == refused : moved || refused) {
        broken("%s on %s isn't moved as it was asked".formatted(part.room(), part.worker()));
      }
    }
  }

  private void budget(long people, long moves) {
    if (plan.people() > people || plan.moves().size() > moves) {
      bad(
          "%d people and %d moves are more than allowed"
              .formatted(plan.people(), plan.moves().size()));
    }
    if (plan.peakAfter() > plan.peakBefore() + 1e-9) {
      bad("The worst worker gets worse");
    }
    Map<WorkerId, Double> before = new HashMap<>();
    Map<WorkerId, Double> after = new HashMap<>();
    for (Forecast<WorkerId> worker : plan.workers()) {
      before.put(worker.place(), worker.loadBefore());
      after.put(worker.place(), worker.loadAfter());
    }
    for (Move move : plan.moves()) {
      if (move.from() == null
          || after.getOrDefault(move.to(), 0.0) > before.getOrDefault(move.from(), 0.0) + 1e-9) {
        bad("Move %d makes its target hotter than its source was".formatted(move.number()));
      }
    }
  }

  private void relieved(RelieveWorkers relieve) {
    budget(relieve.maximumPeople(), Integer.MAX_VALUE);
    for (Forecast<WorkerId> worker : plan.workers()) {
      boolean told =
          plan.unrelieved().stream()
              .map(Refusal::worker)
              .anyMatch(other -> other.equals(worker.place()));
      boolean above = worker.loadAfter() > relieve.line() + 1e-9;
      if (above && !told) {
        broken("%s stays above the line, and nobody says so".formatted(worker.place()));
      }
      if (above && worker.loadBefore() <= relieve.line() + 1e-9) {
        broken("%s crosses the line".formatted(worker.place()));
      }
    }
    for (Move move : plan.moves()) {
      if (plan.workers().stream()
          .anyMatch(
              worker ->
                  worker.place().equals(move.from())
                      && worker.loadBefore() <= relieve.line() + 1e-9)) {
        broken("Move %d leaves a worker that is below the line".formatted(move.number()));
      }
    }
  }

  private void supposed(WhatIf whatIf) {
    goneOrRefused(part -> whatIf.lost().contains(part.worker().host()));
    Map<RoomId, Long> arrived = new HashMap<>();
    plan.moves().stream()
        .filter(move -> move.kind() == Move.Kind.ARRIVAL)
        .forEach(move -> arrived.merge(move.room(), (long) move.people(), Long::sum));
    plan.refused().stream()
        .filter(part -> part.worker() == null)
        .forEach(part -> arrived.merge(part.room(), (long) part.people(), Long::sum));
    if (arrived.size() != whatIf.rooms()
        || arrived.values().stream().anyMatch(people -> people != whatIf.peopleEach())) {
      broken("Other rooms arrive than were asked for");
    }
  }

  private void reversed(Reverse reverse) {
    for (Move move : plan.moves()) {
      if (reverse.moves().stream()
          .noneMatch(
              done ->
                  done.room().equals(move.room())
                      && done.to().equals(move.from())
                      && move.to().equals(done.from()))) {
        broken("Move %d takes nothing back".formatted(move.number()));
      }
    }
  }

  private void broken(String text) {
    found.add(new PlanViolation(Rule.PROMISE, text + "."));
  }

  private void bad(String text) {
    found.add(new PlanViolation(Rule.REBALANCE, text + "."));
  }
}
