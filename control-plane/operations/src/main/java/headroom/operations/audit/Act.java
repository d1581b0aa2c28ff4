// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * An act that somebody asks for; whether it is done turns out later.
 *
 * @param who as {@link AuditEntry#who}
 * @param name as {@link AuditEntry#act}
 * @param before what is so before, as far as it is known
 * @param after what is wanted, in the same form
 * @param operation that it belongs to; empty when none
 */
public record Act(
    String who,
    String name,
    AuditObject object,
    String why,
    Map<String, Object> before,
    Map<String, Object> after,
    String operation) {
  /** Author of what happens by itself, as a consequence of acts. */
  public static final String HEADROOM = "Headroom";

  /**
   * Checks the reason, which comes from outside.
   *
   * @throws HeadroomException INVALID_REQUEST
   */
  public Act {
    if (why.length() > AuditEntry.MOST_REASON) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A reason has at most " + AuditEntry.MOST_REASON + " characters.");
    }
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /** One of which nothing further is known yet. */
  public static Act of(String who, String name, AuditObject object, String why) {
    return new Act(who, name, object, why, Map.of(), Map.of(), "");
  }

  /** The same with what it changes. */
  public Act changing(Map<String, Object> then, Map<String, Object> now) {
    return new Act(who, name, object, why, then, now, operation);
  }

  /** The same as a part of an operation. */
  public Act within(String ofOperation) {
    return new Act(who, name, object, why, before, after, ofOperation);
  }

  /** It is done. */
  public AuditEntry done(Instant at) {
    return ended(at, AuditEntry.DONE);
  }

  /** It was refused. */
  public AuditEntry refused(Instant at, ErrorCode code) {
    return ended(at, code.name());
  }

  /**
   * It has come to an end.
   *
   * @param result a stable word in capitals
   */
  public AuditEntry ended(Instant at, String result) {
    return new AuditEntry(
        at.truncatedTo(ChronoUnit.MICROS),
        who,
        name,
        object,
        why,
        before,
        after,
        result,
        operation);
  }
}
