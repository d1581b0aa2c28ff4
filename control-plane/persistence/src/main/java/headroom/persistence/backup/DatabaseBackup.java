// SPDX-License-Identifier: Apache-2.0
package headroom.persistence.backup;

import headroom.persistence.backup.BackupRefusedException.Why;
import headroom.persistence.backup.Catalog.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The database as it is at one moment, in a file of our own: it needs no program of PostgreSQL's,
 * and is read by any later release. Whoever uses the database meanwhile is not held up.
 */
public final class DatabaseBackup {
  private DatabaseBackup() {}

  /** What was written. */
  public record Made(BackupHeader header, int tables, long rows) {}

  /**
   * Writes a backup; the stream is left open.
   *
   * @param release that writes it
   */
  public static Made write(DataSource source, String release, Instant now, OutputStream out)
      throws SQLException, IOException, BackupRefusedException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      // All statements see the state that the first one sees.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      Catalog.fixForms(connection);
      Made made = write(connection, release, now, out);
      connection.rollback();
      return made;
    }
  }

  private static Made write(Connection connection, String release, Instant now, OutputStream out)
      throws SQLException, IOException, BackupRefusedException {
    int schema = Catalog.schema(connection);
    if (schema == 0) {
      throw new BackupRefusedException(
          Why.DATABASE, "No Headroom has used this database: there is nothing to back up.");
    }
    Catalog.requireOwner(connection);
    List<Table> tables = Catalog.tables(connection);
    BackupHeader header = new BackupHeader(now, release, schema, auditHead(connection, tables));
    BackupWriter writer = new BackupWriter(out, header);
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    long rows = 0;
    for (Table table : tables) {
      rows +=
          writer.table(
              table.name(),
              table.columns(),
              to -> copy.copyOut("copy " + table.withColumns() + " to stdout", to));
    }
    // Read after the rows: a number may be passed over, and none is given twice.
    for (Map.Entry<String, Long> sequence : Catalog.sequences(connection).entrySet()) {
      writer.sequence(sequence.getKey(), sequence.getValue());
    }
    writer.end();
    return new Made(header, tables.size(), rows);
  }

  private static String auditHead(Connection connection, List<Table> tables) throws SQLException {
    if (tables.stream().noneMatch(table -> table.name().equals("audit_head"))) {
      return "";
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select number, hash from audit_head")) {
      return row.next() ? row.getLong(1) + ":" + HexFormat.of().formatHex(row.getBytes(2)) : "";
    }
  }
}
