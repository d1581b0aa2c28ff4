// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.plan.MadePlan;
import headroom.planning.plan.Forecast;
import headroom.planning.plan.Move;
import headroom.planning.plan.Plan;
import headroom.planning.plan.PlanRequest;
import headroom.planning.plan.RefusedPart;
import headroom.planning.plan.Score;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan: what would be done, and what the fleet is like before and after.
 *
 * @param summary the pre-check in one line
 * @param supposition whether it answers a what-if: nothing of it can be applied
 * @param current whether the fleet is still as it found it
 * @param fits whether nothing was refused
 * @param missing consumers that refused parts fall short of
 * @param people who would be moved
 * @param reconnects of these, those whose clients don't know migration
 * @param workers those that the plan changes
 */
public record PlanView(
    String id,
    String subject,
    Instant madeAt,
    String requestedBy,
    String summary,
    boolean supposition,
    boolean current,
    boolean fits,
    long missing,
    long people,
    long reconnects,
    ScoreView before,
    ScoreView after,
    List<MoveView> moves,
    List<RefusedView> refused,
    List<ForecastView> workers,
    List<ForecastView> hosts) {
  static PlanView of(MadePlan made, boolean current) {
    Plan plan = made.plan();
    return new PlanView(
        made.id().toString(),
        made.subject(),
        made.madeAt(),
        made.requestedBy(),
        plan.summary(),
        plan.request() instanceof PlanRequest.WhatIf,
        current,
        plan.fits(),
        plan.missing(),
        plan.people(),
        plan.reconnects(),
        ScoreView.of(plan.before()),
        ScoreView.of(plan.after()),
        plan.moves().stream().map(MoveView::of).toList(),
        plan.refused().stream().map(RefusedView::of).toList(),
        plan.workers().stream().filter(Forecast::changes).map(ForecastView::of).toList(),
        plan.hosts().stream().filter(Forecast::changes).map(ForecastView::of).toList());
  }

  /**
   * How good a state of the fleet is, each 0 to 100.
   *
   * @param total the whole
   * @param underLine share of people on workers at or below their lines
   * @param evenness share of load that is where it is in an even fleet
   * @param nearness 100 when pipes stay on their hosts
   */
  public record ScoreView(double total, double underLine, double evenness, double nearness) {
    private static ScoreView of(Score score) {
      return new ScoreView(score.total(), score.underLine(), score.evenness(), score.nearness());
    }
  }

  /**
   * A part of a room goes from one worker to another.
   *
   * @param wave 1-based; a wave begins when the one before is over
   * @param kind LIVE; in a what-if also RESTART, after its host was lost, and ARRIVAL
   * @param from absent for a room that arrives in a what-if
   */
  public record MoveView(
      int wave,
      String kind,
      String room,
      @Nullable String from,
      String to,
      int people,
      int reconnects,
      long load,
      boolean merges,
      String reason) {
    private static MoveView of(Move move) {
      return new MoveView(
          move.wave(),
          move.kind().name(),
          move.room().value(),
          move.from() == null ? null : move.from().toString(),
          move.to().toString(),
          move.people(),
          move.reconnects(),
          move.load(),
          move.merges(),
          move.reason());
    }
  }

  /** A part that has to go and can't. */
  public record RefusedView(
      String room, @Nullable String worker, int people, long load, long missing, String reason) {
    private static RefusedView of(RefusedPart part) {
      return new RefusedView(
          part.room().value(),
          part.worker() == null ? null : part.worker().toString(),
          part.people(),
          part.load(),
          part.missing(),
          part.reason());
    }
  }

  /**
   * A worker or a host before and after.
   *
   * @param usable consumers up to the headroom line
   * @param loadBefore share of usable capacity; 1 is the line
   */
  public record ForecastView(
      String place,
      long usable,
      long consumersBefore,
      long consumersAfter,
      double loadBefore,
      double loadAfter) {
    private static ForecastView of(Forecast<?> forecast) {
      return new ForecastView(
          String.valueOf(forecast.place()),
          forecast.usable(),
          forecast.before().consumers(),
          forecast.after().consumers(),
          forecast.loadBefore(),
          forecast.loadAfter());
    }
  }
}
