// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.SIGNING_KEY;

import headroom.operations.access.SigningKeys;
import headroom.operations.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Records;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/** Keys that sign join tokens. */
public final class PostgresSigningKeys implements SigningKeys {
  private static final List<SortField<?>> NEWEST_FIRST =
      List.of(SIGNING_KEY.CREATED_AT.desc(), SIGNING_KEY.KID.desc());

  private final Database database;

  public PostgresSigningKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<SigningKey> all() {
    return database.ask(
        sql ->
            sql.select(
                    SIGNING_KEY.KID,
                    SIGNING_KEY.PRIVATE_JWK,
                    SIGNING_KEY.CREATED_AT,
                    SIGNING_KEY.SIGNS_SINCE)
                .from(SIGNING_KEY)
                .orderBy(NEWEST_FIRST)
                .fetch(Records.mapping(SigningKey::new)));
  }

  @Override
  public boolean add(List<SigningKey> keys, @Nullable String newest, @Nullable AuditEntry act) {
    return database.inTransaction(
        sql -> {
          // One after the other: of two that add a key neither would see the other's.
          sql.execute("lock table {0} in share row exclusive mode", SIGNING_KEY);
          String known =
              sql.select(SIGNING_KEY.KID)
                  .from(SIGNING_KEY)
                  .orderBy(NEWEST_FIRST)
                  .limit(1)
                  .fetchOne(SIGNING_KEY.KID);
          if (!Objects.equals(known, newest)) {
            return false;
          }
          for (SigningKey key : keys) {
            sql.insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.KID, key.id())
                .set(SIGNING_KEY.PRIVATE_JWK, key.privateJwk())
                .set(SIGNING_KEY.CREATED_AT, key.createdAt())
                .set(SIGNING_KEY.SIGNS_SINCE, key.signsSince())
                .execute();
          }
          if (act != null) {
            PostgresAuditLog.insert(sql, act);
          }
          return true;
        });
  }

  @Override
  public void signs(String id, Instant since) {
    database.ask(
        sql ->
            sql.update(SIGNING_KEY)
                .set(SIGNING_KEY.SIGNS_SINCE, since)
                .where(SIGNING_KEY.KID.eq(id), SIGNING_KEY.SIGNS_SINCE.isNull())
                .execute());
  }
}
