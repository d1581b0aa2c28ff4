// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static headroom.db.Tables.POLICY_VERSION;

import headroom.db.tables.records.PolicyVersionRecord;
import headroom.operations.audit.AuditEntry;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyStore;
import headroom.operations.policy.PolicyVersion;
import headroom.planning.policy.PolicyField;
import headroom.planning.policy.PolicyScope;
import headroom.planning.policy.PolicyValues;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** Policies in PostgreSQL: a row per change, which a trigger keeps as it is. */
public final class PostgresPolicyStore implements PolicyStore {
  private final Database database;

  public PostgresPolicyStore(Database database) {
    this.database = database;
  }

  @Override
  public List<PolicyVersion> newest() {
    return database.ask(
        sql ->
            sql.select()
                .distinctOn(POLICY_VERSION.SCOPE)
                .from(POLICY_VERSION)
                .orderBy(POLICY_VERSION.SCOPE, POLICY_VERSION.VERSION.desc())
                .fetchInto(POLICY_VERSION)
                .map(PostgresPolicyStore::version));
  }

  @Override
  public List<PolicyVersion> versions(PolicyScope scope) {
    return database.ask(
        sql ->
            sql.selectFrom(POLICY_VERSION)
                .where(POLICY_VERSION.SCOPE.eq(scope.toString()))
                .orderBy(POLICY_VERSION.VERSION.desc())
                .fetch(PostgresPolicyStore::version));
  }

  @Override
  public boolean add(PolicyVersion version, AuditEntry act) {
    return database.inTransaction(
        sql -> {
          if (insert(sql, version) == 0) {
            return false;
          }
          PostgresAuditLog.insert(sql, act);
          return true;
        });
  }

  /** Rows written: none when the version does not follow the newest one. */
  private static int insert(DSLContext sql, PolicyVersion version) {
    String scope = version.scope().toString();
    return sql.insertInto(
            POLICY_VERSION,
            POLICY_VERSION.SCOPE,
            POLICY_VERSION.VERSION,
            POLICY_VERSION.VALUES,
            POLICY_VERSION.CHANGED_AT,
            POLICY_VERSION.CHANGED_BY,
            POLICY_VERSION.REASON)
        .select(
            DSL.select(
                    DSL.val(scope),
                    DSL.val(version.version()),
                    DSL.val(JsonValues.written(Policies.byKey(version.values()))),
                    DSL.val(version.changedAt()),
                    DSL.val(version.changedBy()),
                    DSL.val(version.reason()))
                .where(
                    DSL.val(version.version() - 1)
                        .eq(
                            DSL.select(
                                    DSL.coalesce(DSL.max(POLICY_VERSION.VERSION), DSL.inline(0L)))
                                .from(POLICY_VERSION)
                                .where(POLICY_VERSION.SCOPE.eq(scope)))))
        .onConflictDoNothing()
        .execute();
  }

  private static PolicyVersion version(PolicyVersionRecord row) {
    return new PolicyVersion(
        PolicyScope.parse(row.getScope()),
        row.getVersion(),
        values(row.getValues()),
        row.getChangedAt(),
        row.getChangedBy(),
        row.getReason());
  }

  private static PolicyValues values(JSONB json) {
    PolicyValues values = PolicyValues.NONE;
    for (Map.Entry<String, Object> value : JsonValues.read(json).entrySet()) {
      // A field that only a newer release knows is left alone: it limits nothing here.
      PolicyField field = PolicyField.of(value.getKey()).orElse(null);
      if (field != null && value.getValue() instanceof Number number) {
        values = values.with(field, number.doubleValue());
      }
    }
    return values;
  }
}
