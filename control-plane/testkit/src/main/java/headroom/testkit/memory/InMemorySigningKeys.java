// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.access.SigningKeys;
import headroom.operations.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys that sign join tokens. */
public final class InMemorySigningKeys implements SigningKeys {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final List<SigningKey> keys = new ArrayList<>();

  InMemorySigningKeys(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized List<SigningKey> all() {
    database.ask();
    return newestFirst();
  }

  private List<SigningKey> newestFirst() {
    return keys.stream()
        .sorted(
            Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::id).reversed())
        .toList();
  }

  @Override
  public synchronized boolean add(
      List<SigningKey> added, @Nullable String newest, @Nullable AuditEntry act) {
    database.ask();
    String known = keys.isEmpty() ? null : newestFirst().getFirst().id();
    return Objects.equals(known, newest) && keys.addAll(added) && audit.writes(act);
  }

  @Override
  public synchronized void signs(String id, Instant since) {
    database.ask();
    keys.replaceAll(
        key ->
            key.id().equals(id) && key.signsSince() == null
                ? new SigningKey(id, key.privateJwk(), key.createdAt(), since)
                : key);
  }
}
