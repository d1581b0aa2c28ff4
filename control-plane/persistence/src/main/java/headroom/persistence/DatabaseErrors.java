// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** Tells a database that is away from a statement that is wrong. */
final class DatabaseErrors {
  /**
   * Classes of SQL states that pass by themselves: 08 connection, 53 insufficient resources, 57
   * operator intervention (a shutdown, a restart), 58 system error. 25006 is a standby that was not
   * promoted yet, 40 a lost race between transactions.
   */
  private static final Set<String> AWAY = Set.of("08", "40", "53", "57", "58");

  private static final String READ_ONLY = "25006";

  private DatabaseErrors() {}

  static HeadroomException translate(DataAccessException e) {
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

  private static boolean isAway(DataAccessException e) {
    String state = e.sqlState();
    return e.getCause(SQLTransientConnectionException.class) != null
        || state.equals(READ_ONLY)
        || (state.length() == 5 && AWAY.contains(state.substring(0, 2)));
  }
}
