// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

/**
 * An act that was written down.
 *
 * @param number grows with each entry; there may be gaps
 */
public record AuditRecord(long number, AuditEntry entry) {}
