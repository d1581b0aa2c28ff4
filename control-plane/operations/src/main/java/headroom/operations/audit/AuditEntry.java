// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One act, as it is written down. Nothing of it is ever changed.
 *
 * @param at when, to the microsecond
 * @param who the operator, the back end's key, or automatic mode under its own name
 * @param act what, as a stable word such as {@code policy.change}, {@code host.cordon} or {@code
 *     operation.drain}
 * @param object what it was done to
 * @param why the reason that was given; empty when none was
 * @param before what was so before, as far as the act touches it; values are strings, whole or
 *     broken numbers, booleans, and lists and maps of these
 * @param after what is so after it, in the same form
 * @param result {@link #DONE}, the code of the refusal, or how an operation has ended
 * @param operation the operation or plan that it belongs to; empty when none
 */
public record AuditEntry(
    Instant at,
    String who,
    String act,
    AuditObject object,
    String why,
    Map<String, Object> before,
    Map<String, Object> after,
    String result,
    String operation) {
  /** The result of an act that was done. */
  public static final String DONE = "DONE";

  /** The longest reason. */
  public static final int MOST_REASON = 500;

  private static final Pattern ACT = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)*");

  public AuditEntry {
    if (who.isEmpty() || !ACT.matcher(act).matches() || result.isEmpty()) {
      throw new IllegalArgumentException("An act needs an author, a name and a result: " + act);
    }
    if (why.length() > MOST_REASON) {
      throw new IllegalArgumentException("A reason has at most 500 characters.");
    }
    before = Collections.unmodifiableMap(new TreeMap<>(before));
    after = Collections.unmodifiableMap(new TreeMap<>(after));
  }

  /** An act that was done and belongs to no operation. */
  public static AuditEntry done(
      Instant at,
      String who,
      String act,
      AuditObject object,
      String why,
      Map<String, Object> before,
      Map<String, Object> after) {
    return new AuditEntry(at, who, act, object, why, before, after, DONE, "");
  }
}
