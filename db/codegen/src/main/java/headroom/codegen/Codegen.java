// SPDX-License-Identifier: Apache-2.0
package headroom.codegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Runs the migrations on a throw-away PostgreSQL and writes jOOQ classes for the outcome, so that
 * the classes can't differ from what runs in production. Does nothing while the migrations are the
 * same as at its last run.
 */
public final class Codegen {
  private Codegen() {}

  /** Arguments: folder of the migrations, folder for the sources, package. */
  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      throw new IllegalArgumentException("Usage: Codegen MIGRATIONS OUTPUT PACKAGE");
    }
    Path migrations = Path.of(args[0]);
    Path output = Path.of(args[1]);
    String digest = MigrationsDigest.of(migrations, args[2]);
    Path stamp = output.resolve("migrations.sha256");
    if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
      return;
    }
    // The build shows what is wrong, not what is fine.
    Logger.getLogger("").setLevel(Level.WARNING);
    generate(migrations, output, args[2]);
    Files.writeString(stamp, digest);
  }

  private static void generate(Path migrations, Path output, String packageName) throws Exception {
    try (var postgres = start()) {
      Flyway.configure()
          .dataSource(postgres.getPostgresDatabase())
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      GenerationTool.generate(
          new Configuration()
              .withJdbc(
                  new Jdbc()
                      .withUrl(postgres.getJdbcUrl("postgres", "postgres"))
                      .withUser("postgres"))
              .withGenerator(
                  new Generator()
                      .withDatabase(
                          new Database()
                              .withName("org.jooq.meta.postgres.PostgresDatabase")
                              .withInputSchema("public")
                              // The schema is chosen by the connection, not by the classes.
                              .withOutputSchemaToDefault(true)
                              .withExcludes("flyway_schema_history")
                              .withForcedTypes(
                                  new ForcedType()
                                      .withName("INSTANT")
                                      .withIncludeTypes("timestamp with time zone|timestamptz")))
                      .withGenerate(new Generate().withJavaTimeTypes(true).withRecords(true))
                      .withTarget(
                          new Target()
                              .withPackageName(packageName)
                              .withDirectory(output.toString()))));
    }
  }

  private static EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder().start();
  }
}
