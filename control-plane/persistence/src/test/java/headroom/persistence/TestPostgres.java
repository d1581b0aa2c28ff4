// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL with our schema for all tests of a run; emptied before each. */
final class TestPostgres {
  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger OTHERS = new AtomicInteger();

  private TestPostgres() {}

  /** The database, without rows. */
  static Database empty() {
    DataSource source = SERVER.getPostgresDatabase();
    DSL.using(source, SQLDialect.POSTGRES)
        .execute(
            // As a replica applies it: tables that are only ever added to refuse it otherwise.
            "set session_replication_role = replica;"
                + " truncate host, worker_cordon, room, room_part, operation, operation_move, operation_gap, agent_authority, enrolment_token, host_identity, worker_load, worker_load_minute, api_key, operator,"
                + " signing_key, setting, automatic_mode, automatic_act, policy_version, audit restart identity;"
                + " update audit_head set number = 0, hash = decode(repeat('00', 32), 'hex'), gapless_after = 0;"
                + " set session_replication_role = origin");
    return new Database(source);
  }

  static DataSource dataSource() {
    return SERVER.getPostgresDatabase();
  }

  /** The same database for another role. */
  static DataSource as(String role, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(SERVER.getJdbcUrl(role, "postgres"));
    source.setPassword(password);
    return source;
  }

  /** Another database of the same server, new and without a table. */
  static DataSource another() {
    String name = "another_" + OTHERS.incrementAndGet();
    DSL.using(dataSource(), SQLDialect.POSTGRES)
        .execute("create database " + name + " template template0");
    return SERVER.getDatabase("postgres", name);
  }

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      Migrations.run(server.getPostgresDatabase());
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
