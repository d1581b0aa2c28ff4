// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a database's schema to the version of this program. Migrations only go forward. */
public final class Migrations {
  private Migrations() {}

  /**
   * Runs what is missing. Several replicas may call it at once: Flyway holds a lock.
   *
   * @throws org.flywaydb.core.api.FlywayException when a migration fails or an applied one differs
   *     from ours
   */
  public static void run(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .load()
        .migrate();
  }
}
