// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditRecord;
import java.time.Instant;
import java.util.Map;

/**
 * An act that was written down.
 *
 * @param number grows with each entry
 * @param act a stable word such as policy.change
 * @param kind of the object: POLICY, HOST, WORKER, ROOM or OPERATION
 * @param before what was so before, as far as the act touches it
 * @param result DONE, or the code of the refusal
 * @param operation that it belongs to; empty when none
 */
public record AuditView(
    long number,
    Instant at,
    String who,
    String act,
    String kind,
    String object,
    String why,
    Map<String, Object> before,
    Map<String, Object> after,
    String result,
    String operation) {
  static AuditView of(AuditRecord numbered) {
    AuditEntry entry = numbered.entry();
    return new AuditView(
        numbered.number(),
        entry.at(),
        entry.who(),
        entry.act(),
        entry.object().kind().name(),
        entry.object().name(),
        entry.why(),
        entry.before(),
        entry.after(),
        entry.result(),
        entry.operation());
  }
}
