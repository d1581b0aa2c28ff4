// SPDX-License-Identifier: Apache-2.0
package headroom.agent.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Records by key, each stored as JSON; every change is durable when the call returns. */
final class JournalMap<K, V> {
  private final Journal journal;
  private final String table;
  private final Class<K> keyType;
  private final Class<V> type;
  private final JsonMapper json;

  /**
   * Makes the table if it is absent.
   *
   * @param table of letters and underscores only: it becomes part of SQL
   * @param keyType String, Integer or Long
   */
  JournalMap(Journal journal, String table, Class<K> keyType, Class<V> type, JsonMapper json) {
    this.journal = journal;
    this.table = table;
    this.keyType = keyType;
    this.type = type;
    this.json = json;
    String sqlType = keyType == String.class ? "TEXT" : "INTEGER";
    update(
        "CREATE TABLE IF NOT EXISTS %s (key %s NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT"
            .formatted(table, sqlType));
  }

  @Nullable V get(K key) {
    var found = select("SELECT value FROM %s WHERE key = ?", key);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Writes nothing when the same is there already. */
  void put(K key, V value) {
    update(
        """
        INSERT INTO %1$s (key, value) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
        """
            .formatted(table),
        key,
        json.writeValueAsString(value));
  }

  void remove(K key) {
    update("DELETE FROM %s WHERE key = ?".formatted(table), key);
  }

  /** In the order of the keys. */
  List<V> values() {
    return select("SELECT value FROM %s ORDER BY key");
  }

  /** Those whose keys are at least {@code from} and less than {@code to}, in order. */
  List<V> valuesFrom(K from, K to) {
    return select("SELECT value FROM %s WHERE key >= ? AND key < ? ORDER BY key", from, to);
  }

  @Nullable K firstKey() {
    return key("min");
  }

  @Nullable K lastKey() {
    return key("max");
  }

  private @Nullable K key(String aggregate) {
    return journal
        .read(
            connection -> {
              try (var query =
                      connection.prepareStatement(
                          "SELECT %s(key) FROM %s".formatted(aggregate, table));
                  var rows = query.executeQuery()) {
                boolean none = !rows.next() || rows.getObject(1) == null;
                return none ? Optional.<K>empty() : Optional.of(rows.getObject(1, keyType));
              }
            })
        .orElse(null);
  }

  private List<V> select(String sql, Object... parameters) {
    return journal.read(
        connection -> {
          var values = new ArrayList<V>();
          try (var query = prepare(connection, sql.formatted(table), parameters);
              var rows = query.executeQuery()) {
            while (rows.next()) {
              values.add(json.readValue(rows.getString(1), type));
            }
          }
          return values;
        });
  }

  private void update(String sql, Object... parameters) {
    journal.change(
        connection -> {
          try (var statement = prepare(connection, sql, parameters)) {
            statement.executeUpdate();
          }
        });
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
