// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Control planes come with names of their own, by which a command sees that one runs. */
public final class ServedDatabase {
  /** The connections that it works with; at least one is always open. */
  public static final String SERVER = "headroom";

  /** The one by which it looks whether the database answers. */
  public static final String PROBE = "headroom-probe";

  private ServedDatabase() {}

  /**
   * The statement by which a fresh connection gets one of these names. A name that is given while
   * connecting gives way to one in the database's URL.
   */
  public static String naming(String name) {
    return "set application_name = '" + name + "'";
  }

  /** Whether a control plane is connected to the database of this connection. */
  public static boolean isServed(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select exists (select from pg_stat_activity"
                + " where datname = current_database() and application_name in (?, ?))")) {
      statement.setString(1, SERVER);
      statement.setString(2, PROBE);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
