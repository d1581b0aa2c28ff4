// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.AGENT_AUTHORITY;

import headroom.operations.audit.AuditEntry;
import headroom.operations.enrolment.AuthorityStore;
import java.util.List;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Authorities for agents; their private keys are sealed before they come here. */
public final class PostgresAuthorityStore implements AuthorityStore {
  private final Database database;

  public PostgresAuthorityStore(Database database) {
    this.database = database;
  }

  @Override
  public List<StoredAuthority> all() {
    return database.ask(
        sql ->
            sql.select(
                    AGENT_AUTHORITY.PIN,
                    AGENT_AUTHORITY.CERTIFICATE,
                    AGENT_AUTHORITY.SEALED_KEY,
                    AGENT_AUTHORITY.CREATED_AT,
                    AGENT_AUTHORITY.SIGNS_FROM)
                .from(AGENT_AUTHORITY)
                .orderBy(AGENT_AUTHORITY.NUMBER)
                .fetch(Records.mapping(StoredAuthority::new)));
  }

  @Override
  public boolean save(int number, StoredAuthority authority, @Nullable AuditEntry act) {
    return database.inTransaction(
        sql -> {
          boolean added =
              sql.insertInto(AGENT_AUTHORITY)
                      .set(AGENT_AUTHORITY.NUMBER, number)
                      .set(AGENT_AUTHORITY.PIN, authority.pin())
                      .set(AGENT_AUTHORITY.CERTIFICATE, authority.certificate())
                      .set(AGENT_AUTHORITY.SEALED_KEY, authority.sealedKey())
                      .set(AGENT_AUTHORITY.CREATED_AT, authority.createdAt())
                      .set(AGENT_AUTHORITY.SIGNS_FROM, authority.signsFrom())
                      .onConflict(AGENT_AUTHORITY.NUMBER)
                      .doNothing()
                      .execute()
                  == 1;
          if (added && act != null) {
            PostgresAuditLog.insert(sql, act);
          }
          return added;
        });
  }
}
