// SPDX-License-Identifier: Apache-2.0
package headroom.operations.enrolment;

import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes down that agents were refused. An agent comes again every few seconds, so the same refusal
 * is written once in a while only.
 */
final class RefusedAgents {
  static final Duration QUIET = Duration.ofMinutes(10);
  private static final int MOST = 10_000;
  private static final System.Logger LOG = System.getLogger(RefusedAgents.class.getName());

  private final AuditLog log;
  private final Clock clock;

  /** When what was last written, oldest first. */
  private final Map<String, Instant> written = new LinkedHashMap<>();

  RefusedAgents(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Writes a refusal.
   *
   * @param whose what tells it from others: a certificate, a token
   */
  void write(Act act, String whose, HeadroomException refusal) {
    Instant now = clock.instant();
    if (!isDue(act.name() + ' ' + whose + ' ' + refusal.code(), now)) {
      return;
    }
    try {
      log.append(act.refused(now, refusal.code()));
    } catch (HeadroomException unwritten) {
      refusal.addSuppressed(unwritten);
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} of {1} was refused with {2}, which is not in the audit: {3}",
          act.name(),
          act.object(),
          refusal.code(),
          unwritten.getMessage());
    }
  }

  private synchronized boolean isDue(String what, Instant now) {
    Instant last = written.remove(what);
    boolean due = last == null || !now.isBefore(last.plus(QUIET));
    written.put(what, last == null || due ? now : last);
    if (written.size() > MOST) {
      written.remove(written.keySet().iterator().next());
    }
    return due;
  }
}
