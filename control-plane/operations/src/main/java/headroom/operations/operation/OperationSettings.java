// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an operation goes about it; may be changed while it runs.
 *
 * @param maxParallel moves that are under way at once, 1 to 50
 * @param patience how long a client may take, and how long one that does not know migration stays
 *     before its connection is ended; 5 s to 1 h
 * @param deadline null when it may take as long as it takes
 * @param atDeadline what happens then
 */
public record OperationSettings(
    int maxParallel, Duration patience, @Nullable Instant deadline, AtDeadline atDeadline) {
  /** Most moves at once. */
  public static final int MOST_PARALLEL = 50;

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);
  private static final Duration MOST_PATIENCE = Duration.ofHours(1);

  /** How long clients may take now: after the deadline only as long as it has to be. */
  public Duration patienceAt(Instant now) {
    return isForcedAt(now) ? LEAST_PATIENCE : patience;
  }

  /** Whether rooms that have not moved are closed now. */
  public boolean closesAt(Instant now) {
    return atDeadline == AtDeadline.CLOSE && isOverdue(now);
  }

  /** Whether old clients are reconnected at once now. */
  public boolean isForcedAt(Instant now) {
    return atDeadline == AtDeadline.MOVE_ANYWAY && isOverdue(now);
  }

  /** The same from now on without patience for old clients. */
  public OperationSettings forcedAt(Instant now) {
    return new OperationSettings(maxParallel, patience, now, AtDeadline.MOVE_ANYWAY);
  }

  private boolean isOverdue(Instant now) {
    return deadline != null && !now.isBefore(deadline);
  }

  /** Few at a time, half a minute for old clients. */
  public static final OperationSettings DEFAULT =
      new OperationSettings(4, Duration.ofSeconds(30), null, AtDeadline.WAIT);

  /**
   * Checks the values.
   *
   * @throws HeadroomException INVALID_REQUEST
   */
  public OperationSettings {
    if (maxParallel < 1 || maxParallel > MOST_PARALLEL) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "maxParallel must be 1 to " + MOST_PARALLEL + ".");
    }
    if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "patience must be 5 seconds to 1 hour.");
    }
  }
}
