// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which acts are asked for. Texts are parts of what they are compared with, without regard to case;
 * an empty one matches all.
 *
 * @param who part of the author's name
 * @param act part of the act's name
 * @param kind of the object
 * @param object part of the object's name
 * @param operation the operation that they belong to, as a whole; empty matches all
 * @param from at this time or later
 * @param until before this time
 * @param before with smaller numbers only: the next page of a list
 * @param limit the most entries, 1 to {@link #MOST}
 */
public record AuditQuery(
    String who,
    String act,
    Optional<AuditObject.Kind> kind,
    String object,
    String operation,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Long> before,
    int limit) {
  /** The most entries of one answer. */
  public static final int MOST = 1_000;

  /** The newest hundred. */
  public static final AuditQuery NEWEST =
      new AuditQuery(
          "",
          "",
          Optional.empty(),
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          100);

  /**
   * @throws IllegalArgumentException when the limit is out of its range
   */
  public AuditQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ".");
    }
  }

  /** The same question for so many entries. */
  public AuditQuery limited(int other) {
    return new AuditQuery(who, act, kind, object, operation, from, until, before, other);
  }

  /** The same question for what is older than an entry. */
  public AuditQuery olderThan(long number) {
    return new AuditQuery(
        who, act, kind, object, operation, from, until, Optional.of(number), limit);
  }
}
