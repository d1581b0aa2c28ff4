// SPDX-License-Identifier: Apache-2.0
package headroom.operations.automatic;

import headroom.operations.operation.OperationId;
import headroom.planning.WorkerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log of automatic acts. The same decision to do nothing, made again and again, is one
 * row.
 *
 * @param number grows with each row
 * @param since when it was decided first
 * @param until when it was decided last
 * @param times how often, at least 1
 * @param reason in words for operators, as of the last time
 * @param operation that was asked for or stopped; null for others
 */
public record AutomaticAct(
    long number,
    Instant since,
    Instant until,
    long times,
    AutomaticCode code,
    List<WorkerId> workers,
    String reason,
    String who,
    @Nullable OperationId operation) {
  public AutomaticAct {
    workers = List.copyOf(workers);
  }

  /** The first row of a decision. */
  public static AutomaticAct first(long number, AutomaticEntry entry) {
    return new AutomaticAct(
        number,
        entry.at(),
        entry.at(),
        1,
        entry.code(),
        entry.workers(),
        entry.reason(),
        entry.who(),
        entry.operation());
  }

  /** The same row after the same decision once more. */
  public AutomaticAct again(AutomaticEntry entry) {
    return new AutomaticAct(
        number, since, entry.at(), times + 1, code, workers, entry.reason(), who, operation);
  }
}
