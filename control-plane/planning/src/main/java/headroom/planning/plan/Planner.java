// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.WorkerId;
import headroom.planning.placement.PlacementDecision.Refusal;
import headroom.planning.plan.PlanRequest.Drain;
import headroom.planning.plan.PlanRequest.MigrateRoom;
import headroom.planning.plan.PlanRequest.Rebalance;
import headroom.planning.plan.PlanRequest.RelieveWorkers;
import headroom.planning.plan.PlanRequest.Reverse;
import headroom.planning.plan.PlanRequest.WhatIf;
import java.util.List;

/**
 * Plans moves: one model for drain, migrate, rebalance, relief, what-if and reverse.
 *
 * <p>Goals, in this order: an even load, as few people moved as possible, as few and as short pipes
 * as possible. Constraints, at every moment of the plan, both copies of whatever moves counted: no
 * target above its headroom line; nothing onto a worker that is cordoned, hindered or above its CPU
 * ceiling; parts stay in their host group; no second part of a room on a host where that is
 * forbidden. Algorithm: parts that have to go are placed, the largest first ({@link Placing});
 * workers that have too much shed what costs fewest people ({@link Relief}), down to a share that
 * is given ({@link Cooling}) or found by halving ({@link Leveling}); the moves are sorted into
 * waves ({@link Waves}).
 *
 * <p>Nothing depends on the order of the input, on time or on chance: the same input gives the same
 * plan.
 */
public final class Planner {
  private Planner() {}

  /**
   * Plans.
   *
   * @param fleet a snapshot; the plan carries its version
   * @throws PlanRefusedException when the request names what the fleet hasn't
   */
  public static Plan plan(PlanningFleet fleet, PlanRequest request, PlanRules rules) {
    PlanningFleet assumed = Assumption.of(fleet, request);
    Draft draft = new Draft(assumed, rules);
    Score before = Scoring.of(draft);
    Answer answer =
        switch (request) {
          case Drain drain -> Departures.drain(draft, drain);
          case MigrateRoom migrate -> Departures.migrate(draft, migrate);
          case Rebalance rebalance -> rebalance(draft, rebalance);
          case RelieveWorkers relieve -> relieve(draft, relieve);
          case WhatIf whatIf -> Supposing.suppose(draft, whatIf);
          case Reverse reverse -> reverse(draft, reverse);
        };
    List<Move> moves = draft.steps().stream().map(Draft.Step::move).toList();
    List<Forecast<WorkerId>> workers = Forecasts.ofWorkers(fleet, draft);
    return new Plan(
        fleet.version(),
        request,
        rules,
        Waves.of(assumed, moves, rules.maxParallel()),
        workers,
        Forecasts.ofHosts(workers),
        answer.refused(),
        answer.unrelieved(),
        answer.missing(),
        before,
        Scoring.of(draft),
        answer.summary());
  }

  private static Answer rebalance(Draft draft, Rebalance rebalance) {
    return switch (rebalance.goal()) {
      case LOWEST_PEAK -> {
        Leveling leveling =
            new Leveling(draft, rebalance.maximumPeople(), rebalance.maximumMoves());
        double before = Summary.peak(draft);
        leveling.level();
        yield Answer.of(Summary.levelled(draft, before, leveling.bound()), List.of());
      }
      case FEWEST_HOT -> {
        long before = Summary.hotPeople(draft);
        List<Refusal> unrelieved =
            new Cooling(
                    draft,
                    Cooling.HOT,
                    Cooling.HOT,
                    rebalance.maximumPeople(),
                    rebalance.maximumMoves())
                .fewestHot();
        yield Answer.of(Summary.cooled(draft, before), unrelieved);
      }
    };
  }

  private static Answer relieve(Draft draft, RelieveWorkers relieve) {
    long before = Summary.above(draft, relieve.line());
    List<Refusal> unrelieved =
        new Cooling(
                draft,
                relieve.line(),
                relieve.until(),
                relieve.maximumPeople(),
                PlanRequest.UNLIMITED)
            .hottestFirst();
    return Answer.of(Summary.relieved(draft, before, unrelieved.size()), unrelieved);
  }

  private static Answer reverse(Draft draft, Reverse reverse) {
    Reversing reversing = new Reversing(draft);
    List<RefusedPart> refused = reversing.reverse(reverse);
    return new Answer(
        refused, List.of(), reversing.missing(), Summary.reversed(draft, refused.size()));
  }

  /**
   * What a plan says beside its moves.
   *
   * @param summary in one line for operators
   */
  record Answer(List<RefusedPart> refused, List<Refusal> unrelieved, long missing, String summary) {
    static Answer of(String summary, List<Refusal> unrelieved) {
      return new Answer(List.of(), unrelieved, 0, summary);
    }
  }
}
