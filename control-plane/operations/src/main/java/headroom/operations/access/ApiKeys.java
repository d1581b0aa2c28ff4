// SPDX-License-Identifier: Apache-2.0
package headroom.operations.access;

import headroom.operations.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: keys of back ends. Only a key's SHA-256 is stored. What changes them is written down in the
 * same transaction. Throws {@code HeadroomException} DATABASE_UNAVAILABLE.
 */
public interface ApiKeys {
  /** The key with this hash, unless it is revoked; it may have ended. */
  Optional<ApiKey> find(byte[] sha256);

  /** Those that are not revoked, by name; they may have ended. */
  List<ApiKey> all();

  /**
   * Adds a key.
   *
   * @return false when there is one of its name; then nothing is written
   */
  boolean add(ApiKey key, byte[] sha256, AuditEntry act);

  /** Adds a key; an older key of that name is revoked. */
  void save(ApiKey key, byte[] sha256, AuditEntry act);

  /**
   * Ends a key for good.
   *
   * @return false when there is none of that name; then nothing is written
   */
  boolean revoke(String name, AuditEntry act);

  /** Remembers that a key was used. */
  void used(String name, Instant at);

  /**
   * A key without its secret.
   *
   * @param createdBy who made it
   * @param expiresAt empty for one that works until it is revoked
   * @param lastUsedAt to the minute; empty when it never was
   */
  record ApiKey(
      String name,
      Role role,
      Scope scope,
      String createdBy,
      Instant createdAt,
      Optional<Instant> expiresAt,
      Optional<Instant> lastUsedAt) {
    public Caller caller() {
      return new Caller(name, role, scope);
    }

    /** Whether it has ended by itself. */
    public boolean hasEnded(Instant now) {
      return expiresAt.stream().noneMatch(now::isBefore) && expiresAt.isPresent();
    }
  }
}
