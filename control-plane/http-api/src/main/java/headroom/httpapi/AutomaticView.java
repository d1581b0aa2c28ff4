// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticSettings;
import headroom.operations.automatic.AutomaticState;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Automatic mode.
 *
 * @param on whether it moves anybody
 * @param halted why it acts no more until somebody resumes it; absent while it may act
 * @param evaluations in a row, one each 5 s, that a worker has to be above its line
 * @param margin below the line to which a worker is brought, as a share of usable capacity
 * @param workerCoolDownSeconds in which a worker is left alone after an automatic operation
 * @param fleetCoolDownSeconds from the end of an automatic operation to the next one
 * @param maxPeople who may be moved by one operation
 * @param maxParallel moves at once
 * @param massFailureShare of hosts or workers lost at once with which it halts, 0.0 to 1.0
 * @param massFailureSeconds what counts as at once
 * @param changedAt absent when nothing was ever changed
 */
public record AutomaticView(
    boolean on,
    @Nullable HaltView halted,
    int evaluations,
    double margin,
    long workerCoolDownSeconds,
    long fleetCoolDownSeconds,
    int maxPeople,
    int maxParallel,
    double massFailureShare,
    long massFailureSeconds,
    @Nullable Instant changedAt,
    @Nullable String changedBy) {
  /** A stop by itself. */
  public record HaltView(Instant at, String why) {}

  /**
   * A row of its log.
   *
   * @param number grows with each row
   * @param until when the same was decided last
   * @param times how often the same was decided
   * @param code what was done or why nothing was: MOVED, ALL_BELOW, NOT_LONG_ENOUGH, …
   * @param nothing whether nothing was done
   * @param reason in words, as of the last time
   * @param operation that was asked for or stopped; absent for others
   */
  public record ActView(
      long number,
      Instant since,
      Instant until,
      long times,
      String code,
      boolean nothing,
      List<String> workers,
      String reason,
      String who,
      @Nullable String operation) {
    static ActView of(AutomaticAct act) {
      return new ActView(
          act.number(),
          act.since(),
          act.until(),
          act.times(),
          act.code().name(),
          act.code().isNothing(),
          act.workers().stream().map(WorkerId::toString).toList(),
          act.reason(),
          act.who(),
          act.operation() == null ? null : act.operation().toString());
    }
  }

  static AutomaticView of(AutomaticState state) {
    AutomaticSettings settings = state.settings();
    AutomaticState.Halt halt = state.halt();
    boolean changed = !state.changedBy().isEmpty();
    return new AutomaticView(
        settings.on(),
        halt == null ? null : new HaltView(halt.at(), halt.why()),
        settings.evaluations(),
        settings.margin(),
        settings.workerCoolDown().toSeconds(),
        settings.fleetCoolDown().toSeconds(),
        settings.maxPeople(),
        settings.maxParallel(),
        settings.massFailureShare(),
        settings.massFailureWithin().toSeconds(),
        changed ? state.changedAt() : null,
        changed ? state.changedBy() : null);
  }
}
