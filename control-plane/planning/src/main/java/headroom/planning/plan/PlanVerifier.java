// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.HostId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanViolation.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks a plan against the fleet that it was made from: in tests, and before it is applied.
 *
 * <p>It shares no code with the planner but the reading of the request ({@link Assumption}). The
 * moves are replayed step by step, both copies of what moves counted; then the end is compared with
 * what the plan promised, and what was refused is tried once more.
 */
public final class PlanVerifier {
  private PlanVerifier() {}

  /** The rules that the plan breaks; empty for a good one. */
  public static List<PlanViolation> verify(PlanningFleet fleet, Plan plan) {
    List<PlanViolation> found = new ArrayList<>();
    if (plan.version() != fleet.version()) {
      found.add(
          new PlanViolation(
              Rule.VERSION,
              "The plan was made from snapshot %d; this is %d."
                  .formatted(plan.version(), fleet.version())));
    }
    numbering(plan, found);
    PlanningFleet assumed = Assumption.of(fleet, plan.request());
    PlanReplay start = new PlanReplay(fleet, plan.rules());
    PlanReplay end = new PlanReplay(assumed, plan.rules());
    found.addAll(end.run(plan.moves()));
    forecast(assumed, plan, start.usages(), end.usages(), found);
    RefusalCheck.of(assumed, plan, end, found);
    PromiseCheck.of(fleet, plan, end, found);
    return List.copyOf(found);
  }

  /** The fleet once the plan is carried out, as the next snapshot. */
  public static PlanningFleet outcome(PlanningFleet fleet, Plan plan) {
    PlanReplay replay = new PlanReplay(Assumption.of(fleet, plan.request()), plan.rules());
    replay.run(plan.moves());
    return replay.fleet(fleet.version() + 1);
  }

  private static void numbering(Plan plan, List<PlanViolation> found) {
    Map<Integer, Integer> waves = new TreeMap<>();
    int number = 0;
    int wave = 0;
    for (Move move : plan.moves()) {
      number++;
      boolean follows = move.wave() == wave || move.wave() == wave + 1;
      if (move.number() != number || !follows || move.wave() < 1) {
        found.add(
            new PlanViolation(
                Rule.NUMBERING, "Move %d is number %d.".formatted(number, move.number())));
      }
      wave = move.wave();
      waves.merge(wave, 1, Integer::sum);
      if (move.reason().isBlank()) {
        found.add(new PlanViolation(Rule.REASON, "Move %d has no reason.".formatted(number)));
      }
    }
    waves.forEach(
        (which, moves) -> {
          if (moves > plan.rules().maxParallel()) {
            found.add(
                new PlanViolation(Rule.PARALLEL, "Wave %d has %d moves.".formatted(which, moves)));
          }
        });
  }

  private static void forecast(
      PlanningFleet assumed,
      Plan plan,
      Map<WorkerId, Usage> before,
      Map<WorkerId, Usage> after,
      List<PlanViolation> found) {
    List<Forecast<WorkerId>> workers = new ArrayList<>();
    Map<HostId, Forecast<HostId>> hosts = new TreeMap<>();
    for (PlanWorker worker : assumed.workers()) {
      Usage was = before.getOrDefault(worker.id(), Usage.NONE);
      Usage is = after.getOrDefault(worker.id(), Usage.NONE);
      long usable = worker.policy().usableConsumers();
      boolean takes = worker.takesRooms();
      workers.add(new Forecast<>(worker.id(), usable, takes, was, is));
      hosts.merge(
          worker.id().host(),
          new Forecast<>(worker.id().host(), usable, takes, was, is),
          (left, right) ->
              new Forecast<>(
                  left.place(),
                  left.usable() + right.usable(),
                  left.takesRooms() || right.takesRooms(),
                  left.before().plus(right.before()),
                  left.after().plus(right.after())));
    }
    if (!plan.workers().equals(workers)) {
      found.add(new PlanViolation(Rule.FORECAST, "Workers end otherwise than was promised."));
    }
    if (!plan.hosts().equals(List.copyOf(hosts.values()))) {
      found.add(new PlanViolation(Rule.FORECAST, "Hosts end otherwise than was promised."));
    }
    for (Score score : List.of(plan.before(), plan.after())) {
      for (double part :
          List.of(score.underLine(), score.evenness(), score.nearness(), score.total())) {
        if (!(part >= -1e-6 && part <= 100 + 1e-6)) {
          found.add(new PlanViolation(Rule.FORECAST, "A score is out of 0 to 100: " + score));
        }
      }
    }
  }
}
