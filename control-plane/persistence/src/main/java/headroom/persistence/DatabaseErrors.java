// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** Tells a database that is away from a statement that is wrong. */
public final class DatabaseErrors {
  /**
   * Classes of SQL states that pass by themselves: 08 connection, 53 insufficient resources, 57
   * operator intervention (a shutdown, a restart), 58 system error. 25006 is a standby that was not
   * promoted yet, 40 a lost race between transactions.
   */
  private static final Set<String> AWAY = Set.of("08", "40", "53", "57", "58");

  /** Characters that PostgreSQL has no place for: they came from outside. */
  private static final Set<String> UNTEXT = Set.of("22021", "22P05");

  private static final String READ_ONLY = "25006";

  private DatabaseErrors() {}

  static HeadroomException translate(DataAccessException e) {
    if (UNTEXT.contains(e.sqlState())) {
      return new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "A text has a character in it that can't be stored, such as U+0000. Leave it out.",
          e);
    }
    return isAway(e)
        ? new HeadroomException(
            ErrorCode.DATABASE_UNAVAILABLE,
            "The database can't be reached, so nothing was read or changed. Running calls are not"
                + " affected. Try again in a moment; if it stays away, look at PostgreSQL's log.",
            e)
        : new HeadroomException(
            ErrorCode.INTERNAL,
            "The database refused a statement of Headroom. The server's log has the details.",
            e);
  }

  /** Whether a failure passes by itself. */
  public static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return state != null && isAway(state);
  }

  /**
   * Whether somebody has to change a setting: 28 the user or the password, 3D no such database,
   * 42501 rights.
   */
  public static boolean isRefused(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("28") || state.startsWith("3D") || state.equals("42501"));
  }

  private static boolean isAway(DataAccessException e) {
    return e.getCause(SQLTransientConnectionException.class) != null || isAway(e.sqlState());
  }

  private static boolean isAway(String state) {
    return state.equals(READ_ONLY) || (state.length() == 5 && AWAY.contains(state.substring(0, 2)));
  }
}
