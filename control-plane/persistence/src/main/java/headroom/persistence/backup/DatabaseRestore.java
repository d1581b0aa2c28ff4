// SPDX-License-Identifier: Apache-2.0
package headroom.persistence.backup;

import headroom.persistence.Migrations;
import headroom.persistence.RestoredDatabase;
import headroom.persistence.ServedDatabase;
import headroom.persistence.backup.BackupRefusedException.Why;
import headroom.persistence.backup.Catalog.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Fills an empty database from a backup: the tables are made as the backup's release had them,
 * filled in one transaction, and then migrated to this release.
 */
public final class DatabaseRestore {
  /** Tables in which migrations themselves put a row. */
  private static final Set<String> SEEDED = Set.of("audit_head");

  private static final int BUFFER = 1 << 16;

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final DataSource target;
  private final Path file;
  private boolean filled;

  public DatabaseRestore(DataSource target, Path file) {
    this.target = target;
    this.file = file;
  }

  /** Reads a backup from its beginning to its end, and touches nothing. */
  public static BackupHeader check(Path file)
      throws IOException, SQLException, BackupRefusedException {
    Check check = new Check();
    try (InputStream in = Files.newInputStream(file)) {
      BackupReader.read(in, check);
    }
    BackupHeader header = check.header;
    if (header == null) {
      throw BackupRefusedException.damaged("it has no beginning");
    }
    return header;
  }

  /**
   * Restores it, and notes that the database was restored. What follows from that is for {@link
   * RestoredDatabase}.
   *
   * @throws BackupRefusedException when the file can't be used, or the database is not empty; then
   *     it is as before, but may have tables
   */
  public BackupHeader restore(Instant now)
      throws IOException, SQLException, BackupRefusedException {
    BackupHeader header = check(file);
    requireKnown(header);
    requireEmpty(header);
    Migrations.run(target, header.schema());
    try (Connection connection = target.getConnection();
        InputStream in = Files.newInputStream(file)) {
      connection.setAutoCommit(false);
      Catalog.fixForms(connection);
      List<Table> tables = Catalog.tables(connection);
      requireAlone(connection, tables);
      // Rows come as they were: nothing numbers, hashes or refuses them a second time.
      switchTriggers(connection, tables, "disable");
      for (Table table : tables) {
        if (SEEDED.contains(table.name())) {
          execute(connection, "delete from " + table.quoted());
        }
      }
      BackupReader.read(in, new Load(connection, tables));
      switchTriggers(connection, tables, "enable");
      RestoredDatabase.mark(connection, now);
      connection.commit();
      filled = true;
    }
    Migrations.run(target);
    return header;
  }

  /** Whether the rows are back, whatever failed after that. */
  public boolean isFilled() {
    return filled;
  }

  /** Whether there is anything that can have been restored. */
  public static void requireUsed(DataSource source) throws SQLException, BackupRefusedException {
    try (Connection connection = source.getConnection()) {
      if (Catalog.schema(connection) == 0) {
        throw new BackupRefusedException(
            Why.DATABASE, "No Headroom has used this database: there is nothing to mark.");
      }
    }
  }

  private void requireKnown(BackupHeader header) throws BackupRefusedException {
    int known = Migrations.newest(target);
    if (header.schema() > known) {
      throw new BackupRefusedException(
          Why.FILE,
          "The backup was made by a newer release (%s, schema %d; this one knows %d). Restore it with that one."
              .formatted(header.release(), header.schema(), known));
    }
  }

  private void requireEmpty(BackupHeader header) throws SQLException, BackupRefusedException {
    try (Connection connection = target.getConnection()) {
      int schema = Catalog.schema(connection);
      Catalog.requireOwner(connection);
      requireEmpty(connection, schema == 0 ? List.of() : Catalog.tables(connection));
      if (schema > header.schema()) {
        throw new BackupRefusedException(
            Why.DATABASE,
            "The database has tables of a later release (schema %d) than the backup (schema %d). Restore into a new one."
                .formatted(schema, header.schema()));
      }
    }
  }

  private static void requireEmpty(Connection connection, List<Table> tables)
      throws SQLException, BackupRefusedException {
    for (Table table : tables) {
      if (!SEEDED.contains(table.name()) && !Catalog.isEmpty(connection, table)) {
        throw new BackupRefusedException(
            Why.DATABASE,
            "The database is not empty: there are rows in "
                + table.name()
                + ". Nothing was changed. Restore into a new database, or a new data folder. (If they are of a"
                + " restore that broke off after its rows were back, mark-restored finishes it.)");
      }
    }
  }

  /**
   * Between the first look and now somebody may have come. From here on a control plane that starts
   * waits for the end of the transaction, and finds all of it.
   */
  private static void requireAlone(Connection connection, List<Table> tables)
      throws SQLException, BackupRefusedException {
    try {
      Catalog.lock(connection, tables);
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw inUse("Somebody works in this database.");
      }
      throw e;
    }
    if (ServedDatabase.isServed(connection)) {
      throw inUse("A control plane uses this database.");
    }
    requireEmpty(connection, tables);
  }

  private static BackupRefusedException inUse(String problem) {
    return new BackupRefusedException(
        Why.SETTINGS, problem + " Nothing was changed. Stop it, then restore again.");
  }

  private static void switchTriggers(Connection connection, List<Table> tables, String how)
      throws SQLException {
    for (Table table : tables) {
      if (table.triggered()) {
        execute(connection, "alter table " + table.quoted() + " " + how + " trigger user");
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Only counts. */
  private static final class Check implements BackupReader.Sink {
    private @Nullable BackupHeader header;
    private long rows;

    @Override
    public void header(BackupHeader read) {
      header = read;
    }

    @Override
    public void table(String name, List<String> columns) {
      rows = 0;
    }

    @Override
    public void row(byte[] line) {
      rows++;
    }

    @Override
    public long rowsEnd() {
      return rows;
    }

    @Override
    public void sequence(String name, long last) {}
  }

  /** Names in a file never become part of a statement: they only choose among what is there. */
  private static final class Load implements BackupReader.Sink {
    private final Connection connection;
    private final Map<String, Table> tables;
    private @Nullable PGCopyOutputStream rows;

    Load(Connection connection, List<Table> tables) {
      this.connection = connection;
      this.tables = tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
    }

    @Override
    public void header(BackupHeader header) {}

    @Override
    public void table(String name, List<String> columns)
        throws BackupRefusedException, SQLException {
      Table table = tables.get(name);
      if (table == null || !table.columns().equals(columns)) {
        throw BackupRefusedException.damaged(
            "table " + name + " is not as its schema version has it");
      }
      rows =
          new PGCopyOutputStream(
              connection.unwrap(PGConnection.class),
              "copy " + table.withColumns() + " from stdin",
              BUFFER);
    }

    @Override
    public void row(byte[] line) throws IOException {
      PGCopyOutputStream out = current();
      out.write(line);
      out.write('\n');
    }

    @Override
    public long rowsEnd() throws IOException, SQLException {
      return current().endCopy();
    }

    private PGCopyOutputStream current() {
      PGCopyOutputStream out = rows;
      if (out == null) {
        throw new IllegalStateException("Rows without a table.");
      }
      return out;
    }

    @Override
    public void sequence(String name, long last) throws BackupRefusedException, SQLException {
      if (!Catalog.hasSequence(connection, name)) {
        throw BackupRefusedException.damaged("sequence " + name + " is not known");
      }
      Catalog.setSequence(connection, name, last);
    }
  }
}
