// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.audit.AuditEntry;
import headroom.operations.enrolment.AuthorityStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Authorities, oldest first. */
public final class InMemoryAuthorityStore implements AuthorityStore {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final List<StoredAuthority> authorities = new ArrayList<>();

  InMemoryAuthorityStore(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized List<StoredAuthority> all() {
    database.ask();
    return List.copyOf(authorities);
  }

  @Override
  public synchronized boolean save(
      int number, StoredAuthority authority, @Nullable AuditEntry act) {
    database.ask();
    return number == authorities.size() + 1 && authorities.add(authority) && audit.writes(act);
  }
}
