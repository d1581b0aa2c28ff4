// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.SIGNING_KEY;

import headroom.operations.access.SigningKeys;
import java.util.List;
import org.jooq.Records;

/** Keys that sign join tokens. */
public final class PostgresSigningKeys implements SigningKeys {
  private final Database database;

  public PostgresSigningKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<SigningKey> all() {
    return database.ask(
        sql ->
            sql.select(SIGNING_KEY.KID, SIGNING_KEY.PRIVATE_JWK, SIGNING_KEY.CREATED_AT)
                .from(SIGNING_KEY)
                .orderBy(SIGNING_KEY.CREATED_AT.desc(), SIGNING_KEY.KID.desc())
                .fetch(Records.mapping(SigningKey::new)));
  }

  @Override
  public void save(SigningKey key) {
    database.ask(
        sql ->
            sql.insertInto(SIGNING_KEY)
                .set(SIGNING_KEY.KID, key.id())
                .set(SIGNING_KEY.PRIVATE_JWK, key.privateJwk())
                .set(SIGNING_KEY.CREATED_AT, key.createdAt())
                .onConflict(SIGNING_KEY.KID)
                .doNothing()
                .execute());
  }
}
