// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.API_KEY;

import headroom.operations.access.ApiKeys;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Hashes of API keys. Revoked ones stay as a record of what once existed. */
public final class PostgresApiKeys implements ApiKeys {
  private final Database database;

  public PostgresApiKeys(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> nameOf(byte[] sha256) {
    return database.ask(
        sql ->
            sql.select(API_KEY.NAME)
                .from(API_KEY)
                .where(API_KEY.HASH.eq(sha256), API_KEY.REVOKED_AT.isNull())
                .fetchOptional(API_KEY.NAME));
  }

  @Override
  public void save(String name, byte[] sha256) {
    database.inTransaction(
        sql -> {
          sql.update(API_KEY)
              .set(API_KEY.REVOKED_AT, DSL.currentInstant())
              .where(API_KEY.NAME.eq(name), API_KEY.HASH.ne(sha256), API_KEY.REVOKED_AT.isNull())
              .execute();
          return sql.insertInto(API_KEY)
              .set(API_KEY.NAME, name)
              .set(API_KEY.HASH, sha256)
              .onConflict(API_KEY.HASH)
              .doUpdate()
              .set(API_KEY.NAME, name)
              .setNull(API_KEY.REVOKED_AT)
              .execute();
        });
  }

  @Override
  public List<String> names() {
    return database.ask(
        sql ->
            sql.select(API_KEY.NAME)
                .from(API_KEY)
                .where(API_KEY.REVOKED_AT.isNull())
                .orderBy(API_KEY.NAME)
                .fetch(API_KEY.NAME));
  }
}
