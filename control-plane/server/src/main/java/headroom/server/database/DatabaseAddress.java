// SPDX-License-Identifier: Apache-2.0
package headroom.server.database;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the database is and how to sign in; the password never shows in a log. */
record DatabaseAddress(String url, String user, String password) {
  /** A connection of its own each time, for what is done at the start. */
  DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("headroom-start");
    return source;
  }

  @Override
  public String toString() {
    return "DatabaseAddress[" + user + "@" + url + "]";
  }
}
