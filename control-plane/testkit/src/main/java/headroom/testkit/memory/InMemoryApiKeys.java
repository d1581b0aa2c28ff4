// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.access.ApiKeys;
import headroom.operations.audit.AuditEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keys of back ends by name; a newer key of a name takes the older one's place. */
public final class InMemoryApiKeys implements ApiKeys {
  private record Kept(ApiKey key, String hash) {}

  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final SortedMap<String, Kept> byName = new TreeMap<>();

  InMemoryApiKeys(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized Optional<ApiKey> find(byte[] sha256) {
    database.ask();
    String hash = HexFormat.of().formatHex(sha256);
    return byName.values().stream().filter(one -> one.hash().equals(hash)).map(Kept::key).findAny();
  }

  @Override
  public synchronized List<ApiKey> all() {
    database.ask();
    return byName.values().stream().map(Kept::key).toList();
  }

  @Override
  public synchronized boolean add(ApiKey key, byte[] sha256, AuditEntry act) {
    database.ask();
    return byName.putIfAbsent(key.name(), kept(key, sha256)) == null && audit.writes(act);
  }

  @Override
  public synchronized void save(ApiKey key, byte[] sha256, AuditEntry act) {
    database.ask();
    byName.put(key.name(), kept(key, sha256));
    audit.write(act);
  }

  private static Kept kept(ApiKey key, byte[] sha256) {
    return new Kept(key, HexFormat.of().formatHex(sha256));
  }

  @Override
  public synchronized boolean revoke(String name, AuditEntry act) {
    database.ask();
    return byName.remove(name) != null && audit.writes(act);
  }

  @Override
  public synchronized void used(String name, Instant at) {
    database.ask();
    byName.computeIfPresent(name, (same, kept) -> new Kept(used(kept.key(), at), kept.hash()));
  }

  private static ApiKey used(ApiKey key, Instant at) {
    return new ApiKey(
        key.name(),
        key.role(),
        key.scope(),
        key.createdBy(),
        key.createdAt(),
        key.expiresAt(),
        Optional.of(at.truncatedTo(ChronoUnit.MINUTES)));
  }
}
