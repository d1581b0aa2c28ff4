// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.API_KEY;

import headroom.db.tables.records.ApiKeyRecord;
import headroom.operations.access.ApiKeys;
import headroom.operations.access.Role;
import headroom.operations.audit.AuditEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Hashes of API keys. Revoked ones stay as a record of what once existed. */
public final class PostgresApiKeys implements ApiKeys {
  private final Database database;

  public PostgresApiKeys(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ApiKey> find(byte[] sha256) {
    return database.ask(
        sql ->
            sql.selectFrom(API_KEY)
                .where(API_KEY.HASH.eq(sha256), API_KEY.REVOKED_AT.isNull())
                .fetchOptional(PostgresApiKeys::key));
  }

  @Override
  public List<ApiKey> all() {
    return database.ask(
        sql ->
            sql.selectFrom(API_KEY)
                .where(API_KEY.REVOKED_AT.isNull())
                .orderBy(API_KEY.NAME)
                .fetch(PostgresApiKeys::key));
  }

  @Override
  public boolean add(ApiKey key, byte[] sha256, AuditEntry act) {
    return database.inTransaction(sql -> added(sql, key, sha256, act));
  }

  @Override
  public void save(ApiKey key, byte[] sha256, AuditEntry act) {
    database.inTransaction(
        sql -> {
          // One after the other: of two neither would see the other's.
          sql.execute("lock table {0} in share row exclusive mode", API_KEY);
          revoked(sql, key.name());
          return added(sql, key, sha256, act);
        });
  }

  private static boolean added(DSLContext sql, ApiKey key, byte[] sha256, AuditEntry act) {
    int added =
        sql.insertInto(API_KEY)
            .set(API_KEY.NAME, key.name())
            .set(API_KEY.HASH, sha256)
            .set(API_KEY.ROLE, key.role().name())
            .set(API_KEY.HOST_GROUPS, StoredScope.written(key.scope()))
            .set(API_KEY.CREATED_BY, key.createdBy())
            .set(API_KEY.CREATED_AT, key.createdAt())
            .set(API_KEY.EXPIRES_AT, key.expiresAt().orElse(null))
            .onConflictDoNothing()
            .execute();
    return added == 1 && PostgresAuditLog.insert(sql, act) > 0;
  }

  @Override
  public boolean revoke(String name, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          boolean found = revoked(sql, name) > 0;
          if (found) {
            PostgresAuditLog.insert(sql, act);
          }
          return found;
        });
  }

  private static int revoked(DSLContext sql, String name) {
    return sql.update(API_KEY)
        .set(API_KEY.REVOKED_AT, DSL.currentInstant())
        .where(API_KEY.NAME.eq(name), API_KEY.REVOKED_AT.isNull())
        .execute();
  }

  @Override
  public void used(String name, Instant at) {
    database.ask(
        sql ->
            sql.update(API_KEY)
                .set(API_KEY.LAST_USED_AT, at.truncatedTo(ChronoUnit.MINUTES))
                .where(API_KEY.NAME.eq(name), API_KEY.REVOKED_AT.isNull())
                .execute());
  }

  private static ApiKey key(ApiKeyRecord row) {
    return new ApiKey(
        row.getName(),
        Role.valueOf(row.getRole()),
        StoredScope.read(row.getHostGroups()),
        row.getCreatedBy(),
        row.getCreatedAt(),
        Optional.ofNullable(row.getExpiresAt()),
        Optional.ofNullable(row.getLastUsedAt()));
  }
}
