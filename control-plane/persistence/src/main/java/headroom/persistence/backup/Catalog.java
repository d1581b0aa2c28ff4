// SPDX-License-Identifier: Apache-2.0
package headroom.persistence.backup;

import headroom.persistence.backup.BackupRefusedException.Why;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a database consists of, by its own account, so that a table of a later migration needs no
 * word here. Without Flyway's history, and without unlogged tables: these hold what agents tell
 * again.
 */
final class Catalog {
  private static final String HISTORY = "flyway_schema_history";

  private Catalog() {}

  /**
   * A table.
   *
   * @param columns those that are stored as given, in their order
   * @param triggered whether it has triggers of ours
   */
  record Table(String name, List<String> columns, boolean triggered) {
    Table {
      columns = List.copyOf(columns);
    }

    /** As statements name it. */
    String quoted() {
      return quote(name);
    }

    /** The same for COPY. */
    String withColumns() {
      return quoted()
          + columns.stream().map(Catalog::quote).collect(Collectors.joining(", ", " (", ")"));
    }
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Version of the newest migration; 0 when there was none. */
  static int schema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("select to_regclass('" + HISTORY + "') is not null")) {
        row.next();
        if (!row.getBoolean(1)) {
          return 0;
        }
      }
      try (ResultSet row =
          statement.executeQuery(
              "select coalesce(max(version::integer), 0) from " + HISTORY + " where success")) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** All tables, each behind those that it refers to. */
  static List<Table> tables(Connection connection) throws SQLException {
    Map<String, Table> left = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select c.relname,
                  array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = ''),
                  exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)
                from pg_class c join pg_attribute a
                  on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where c.relnamespace = current_schema()::text::regnamespace
                  and c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> '%s'
                group by c.oid, c.relname order by c.relname
                """
                    .formatted(HISTORY))) {
      while (row.next()) {
        String name = row.getString(1);
        left.put(
            name,
            new Table(name, List.of((String[]) row.getArray(2).getArray()), row.getBoolean(3)));
      }
    }
    return sorted(left, references(connection));
  }

  private static List<Table> sorted(Map<String, Table> left, Map<String, Set<String>> references) {
    List<Table> sorted = new ArrayList<>();
    while (!left.isEmpty()) {
      List<String> free =
          left.keySet().stream()
              .filter(
                  name ->
                      references.getOrDefault(name, Set.of()).stream()
                          .noneMatch(other -> !other.equals(name) && left.containsKey(other)))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + left.keySet());
      }
      free.forEach(name -> sorted.add(left.remove(name)));
    }
    return sorted;
  }

  private static Map<String, Set<String>> references(Connection connection) throws SQLException {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select a.relname, b.relname from pg_constraint k
                join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
                where k.contype = 'f'
                  and a.relnamespace = current_schema()::text::regnamespace
                """)) {
      while (row.next()) {
        references.computeIfAbsent(row.getString(1), name -> new HashSet<>()).add(row.getString(2));
      }
    }
    return references;
  }

  /** Sequences that gave a number, with the last one. */
  static Map<String, Long> sequences(Connection connection) throws SQLException {
    Map<String, Long> sequences = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select sequencename, last_value from pg_sequences"
                    + " where schemaname = current_schema() and last_value is not null"
                    + " order by sequencename")) {
      while (row.next()) {
        sequences.put(row.getString(1), row.getLong(2));
      }
    }
    return sequences;
  }

  static boolean hasSequence(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select exists (select from pg_sequences"
                + " where schemaname = current_schema() and sequencename = ?)")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** The next number is the one after this. */
  static void setSequence(Connection connection, String name, long last) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select setval(?::text::regclass, ?)")) {
      statement.setString(1, quote(name));
      statement.setLong(2, last);
      statement.execute();
    }
  }

  static boolean isEmpty(Connection connection, Table table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select exists (select from " + table.quoted() + ")")) {
      row.next();
      return !row.getBoolean(1);
    }
  }

  /**
   * Whose own this is not, reads some of it only, and is not told: a sequence that may not be read
   * looks like one that never gave a number.
   */
  static void requireOwner(Connection connection) throws SQLException, BackupRefusedException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select current_user, c.relname from pg_class c
                where c.relnamespace = current_schema()::text::regnamespace
                  and c.relkind in ('r', 'p', 'S') and not pg_has_role(c.relowner, 'usage')
                order by c.relname limit 1
                """)) {
      if (row.next()) {
        throw new BackupRefusedException(
            Why.SETTINGS,
            "The user %s does not own the tables (%s): name their owner, headroom.database.owner with headroom.database.owner-password-file."
                .formatted(row.getString(1), row.getString(2)));
      }
    }
  }

  /** Nobody else reads or writes any of it until the transaction ends. */
  static void lock(Connection connection, List<Table> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local lock_timeout = '10s'");
      statement.execute(
          Stream.concat(Stream.of(quote(HISTORY)), tables.stream().map(Table::quoted))
              .collect(Collectors.joining(", ", "lock table ", " in access exclusive mode")));
    }
  }

  /** Values are written and read the same whatever the server or the session has set. */
  static void fixForms(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';"
              + " set local intervalstyle = 'postgres'; set local bytea_output = 'hex';"
              + " set local extra_float_digits = 1");
    }
  }
}
