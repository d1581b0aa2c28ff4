// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

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
    ours(dataSource).load().migrate();
  }

  /** The same up to a version and no further. */
  public static void run(DataSource dataSource, int version) {
    ours(dataSource).target(Integer.toString(version)).load().migrate();
  }

  /** The version to which this program brings a database. */
  public static int newest(DataSource dataSource) {
    return Arrays.stream(ours(dataSource).load().info().all())
        // What a newer program applied is known to the database only.
        .filter(migration -> migration.getState().isResolved())
        .mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion()))
        .max()
        .orElse(0);
  }

  /** Whether nothing is missing; what a newer program applied does not matter. */
  public static boolean areDone(DataSource dataSource) {
    return ours(dataSource).load().info().pending().length == 0;
  }

  private static FluentConfiguration ours(DataSource dataSource) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .failOnMissingLocations(true);
  }
}
