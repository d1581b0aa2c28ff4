// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;

/**
 * The role of the database as which the control plane works, where another one owns the tables: it
 * reads and writes rows, adds to the audit, and neither changes a table nor what stands in the
 * audit.
 */
public final class ApplicationRole {
  private static final String AUDIT = "audit";

  /** The head of the audit's chain, and what Flyway did. */
  private static final Set<String> READ_ONLY = Set.of("audit_head", "flyway_schema_history");

  /** Replicas that start at once would get into each other's way in PostgreSQL's catalogue. */
  private static final long LOCK = 0x48_45_41_44_52_4f_4f_4dL;

  private ApplicationRole() {}

  /** Makes the role, or gives it another password. */
  public static void make(DataSource owner, String role, String password) {
    new Database(owner)
        .inTransaction(
            sql -> {
              lock(sql);
              boolean isThere =
                  sql.fetchExists(
                      DSL.selectOne()
                          .from("pg_roles")
                          .where(DSL.field("rolname", String.class).eq(role)));
              return sql.execute(
                  (isThere ? "alter" : "create")
                      + " role {0} login nosuperuser nocreatedb nocreaterole password {1}",
                  DSL.name(role),
                  DSL.inline(password));
            });
  }

  /**
   * Gives the role the rights that it needs on all tables, and takes all others.
   *
   * @param owner of the tables
   * @throws IllegalArgumentException when the role has more by itself
   */
  public static void grant(DataSource owner, String role) {
    boolean hasMore =
        new Database(owner)
            .inTransaction(
                sql -> {
                  lock(sql);
                  if (!canUseSchema(sql, role)) {
                    sql.execute("grant usage on schema {0} to {1}", schema(sql), DSL.name(role));
                  }
                  for (String table : tables(sql)) {
                    sql.execute("revoke all on {0} from {1}", DSL.name(table), DSL.name(role));
                    sql.execute(
                        "grant " + rights(table) + " on {0} to {1}",
                        DSL.name(table),
                        DSL.name(role));
                  }
                  return canChangeAudit(sql, DSL.inline(role));
                });
    if (hasMore) {
      throw new IllegalArgumentException(
          "The role "
              + role
              + " can change the audit: it is a superuser, or belongs to the owner.");
    }
  }

  /** Whether who comes by this way may change what stands in the audit, but for a trigger. */
  public static boolean canChangeAudit(DataSource any) {
    return new Database(any)
        .ask(sql -> canChangeAudit(sql, DSL.field("current_user", String.class)));
  }

  private static boolean canChangeAudit(DSLContext sql, Field<String> role) {
    return sql.fetchSingle(
            "select has_table_privilege({0}, {1}, 'update, delete, truncate, trigger')",
            role, DSL.inline(AUDIT))
        .get(0, Boolean.class);
  }

  private static void lock(DSLContext sql) {
    sql.fetch("select 1 from pg_advisory_xact_lock({0})", DSL.inline(LOCK));
  }

  private static boolean canUseSchema(DSLContext sql, String role) {
    return sql.fetchSingle(
            "select has_schema_privilege({0}, current_schema(), 'usage')", DSL.inline(role))
        .get(0, Boolean.class);
  }

  private static Name schema(DSLContext sql) {
    return DSL.name(sql.fetchSingle("select current_schema()").get(0, String.class));
  }

  private static List<String> tables(DSLContext sql) {
    return sql.fetch(
            "select tablename from pg_tables"
                + " where schemaname = current_schema() and tableowner = current_user"
                + " order by tablename")
        .getValues(0, String.class);
  }

  private static String rights(String table) {
    if (table.equals(AUDIT)) {
      return "select, insert";
    }
    return READ_ONLY.contains(table) ? "select" : "select, insert, update, delete";
  }
}
