// SPDX-License-Identifier: Apache-2.0
package headroom.operations.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Port: what was done. Entries are only ever added. A store that changes something writes its entry
 * in the same transaction, so that nothing happens unwritten. Throws {@code HeadroomException}
 * DATABASE_UNAVAILABLE.
 */
public interface AuditLog {
  /** Writes an act down that changed no row of the database. */
  AuditRecord append(AuditEntry entry);

  /** The acts that match, newest first. */
  List<AuditRecord> find(AuditQuery query);

  /**
   * All acts that match, newest first, however many answers it takes.
   *
   * @param most entries at which it ends
   */
  default List<AuditRecord> findAll(AuditQuery query, int most) {
    List<AuditRecord> all = new ArrayList<>();
    AuditQuery next = query.limited(AuditQuery.MOST);
    List<AuditRecord> page = find(next);
    while (!page.isEmpty() && all.size() < most) {
      all.addAll(page);
      page = find(next.olderThan(page.getLast().number()));
    }
    return List.copyOf(all.subList(0, Math.min(all.size(), most)));
  }

  /** One entry. */
  Optional<AuditRecord> get(long number);
}
