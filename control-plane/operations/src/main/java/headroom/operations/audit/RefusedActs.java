// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * Writes down acts that were refused. Acts that are done are written by their stores, in the
 * transaction that does them.
 */
public final class RefusedActs {
  private static final System.Logger LOG = System.getLogger(RefusedActs.class.getName());

  private final AuditLog log;
  private final Clock clock;

  public RefusedActs(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Attempts an act; what it throws is thrown, after its entry was written. */
  public <T> T attempt(Act act, Supplier<T> doing) {
    try {
      return doing.get();
    } catch (HeadroomException refusal) {
      if (isWritten(refusal.code())) {
        write(act, refusal);
      }
      throw refusal;
    }
  }

  /** The same for an act that answers nothing. */
  public void attempt(Act act, Runnable doing) {
    attempt(
        act,
        () -> {
          doing.run();
          return act;
        });
  }

  /**
   * What names something that there isn't, or can't be read, is a slip and no act: a caller could
   * fill the audit with it.
   */
  private static boolean isWritten(ErrorCode code) {
    return switch (code.category()) {
      case CALLER, NOT_FOUND -> false;
      case TEMPORARY -> code != ErrorCode.DATABASE_UNAVAILABLE;
      case CONFLICT, OURS -> true;
    };
  }

  private void write(Act act, HeadroomException refusal) {
    try {
      log.append(act.refused(clock.instant(), refusal.code()));
    } catch (HeadroomException unwritten) {
      refusal.addSuppressed(unwritten);
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} of {1} by {2} was refused with {3}, which is not in the audit: {4}",
          act.name(),
          act.object(),
          act.who(),
          refusal.code(),
          unwritten.getMessage());
    }
  }
}
