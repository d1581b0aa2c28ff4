// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import headroom.persistence.ServedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether the database answers, over a connection of its own: the pool's would wait for their
 * own time-outs first. Used by one thread.
 */
public final class DatabaseProbe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);
  private static final int SECONDS = 1;

  private final DatabaseAddress address;
  private @Nullable Connection connection;
  private boolean answered = true;

  DatabaseProbe(DatabaseAddress address) {
    this.address = address;
  }

  /** Asks once; takes at most about two seconds. */
  public boolean answers() {
    boolean now = ask();
    if (now != answered) {
      answered = now;
      if (now) {
        LOG.info("The database answers again");
      } else {
        LOG.warn("The database does not answer; running calls are not affected");
      }
    }
    return now;
  }

  private boolean ask() {
    try {
      Connection current = connection;
      if (current == null) {
        current = connect();
        connection = current;
      }
      if (current.isValid(SECONDS)) {
        return true;
      }
    } catch (SQLException e) {
      LOG.debug("No connection to the database", e);
    }
    close();
    return false;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    properties.setProperty("connectTimeout", Integer.toString(SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(SECONDS));
    Connection connected = DriverManager.getConnection(address.url(), properties);
    try (Statement statement = connected.createStatement()) {
      statement.execute(ServedDatabase.naming(ServedDatabase.PROBE));
      return connected;
    } catch (SQLException e) {
      connected.close();
      throw e;
    }
  }

  @Override
  public void close() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        LOG.debug("The database ended the connection first", e);
      }
    }
  }
}
