// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.AUDIT;
import static headroom.db.Tables.AUDIT_HEAD;

import headroom.operations.audit.AuditChain;
import headroom.operations.audit.ChainLink;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The audit's rows as their hashes cover them. The values are put together here once more, not by
 * the function of the database that wrote them: whoever changes rows may change that too.
 */
public final class PostgresAuditChain implements AuditChain {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Database database;

  public PostgresAuditChain(Database database) {
    this.database = database;
  }

  @Override
  public Head head() {
    return database.ask(
        sql ->
            sql.selectFrom(AUDIT_HEAD)
                .fetchSingle(
                    row -> new Head(row.getNumber(), hex(row.getHash()), row.getGaplessAfter())));
  }

  @Override
  public List<ChainLink> after(long number, int most) {
    return database.ask(
        sql ->
            sql.selectFrom(AUDIT)
                .where(AUDIT.NUMBER.gt(number))
                .orderBy(AUDIT.NUMBER)
                .limit(most)
                .fetch(PostgresAuditChain::link));
  }

  private static ChainLink link(headroom.db.tables.records.AuditRecord row) {
    return new ChainLink(
        row.getNumber(),
        List.of(
            row.getNumber().toString(),
            AT.format(row.getAt()),
            row.getWho(),
            row.getAct(),
            row.getObjectKind(),
            row.getObjectName(),
            row.getWhy(),
            row.getBefore().data(),
            row.getAfter().data(),
            row.getResult(),
            row.getOperation()),
        hex(row.getHash()));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
