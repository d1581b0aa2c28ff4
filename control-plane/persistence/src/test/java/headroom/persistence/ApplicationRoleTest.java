// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditVerifier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role as which the control plane works can and can't do to a real PostgreSQL. */
final class ApplicationRoleTest {
  private static final String ROLE = "headroom_app";
  private static final String PASSWORD = "it's \"quoted\"";

  private final Database owner = TestPostgres.empty();
  private DataSource connections;
  private Database application;

  @BeforeEach
  void make() {
    ApplicationRole.make(TestPostgres.dataSource(), ROLE, PASSWORD);
    ApplicationRole.grant(TestPostgres.dataSource(), ROLE);
    connections = TestPostgres.as(ROLE, PASSWORD);
    application = new Database(connections);
  }

  @Test
  void itAddsToTheAuditAndReadsAndVerifiesIt() {
    PostgresAuditLog log = new PostgresAuditLog(application);
    log.append(entry());
    log.append(entry());
    assertThat(log.get(2).orElseThrow().entry().who()).isEqualTo("ops");
    assertThat(
            new AuditVerifier(new PostgresAuditChain(application))
                .verify(Optional.empty())
                .checked())
        .isEqualTo(2);
    assertThat(ApplicationRole.canChangeAudit(connections)).isFalse();
    assertThat(ApplicationRole.canChangeAudit(TestPostgres.dataSource())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit set who = 'mallory'",
        "delete from audit",
        "truncate audit",
        "alter table audit disable trigger audit_only_added",
        "alter table audit disable trigger all",
        "alter table audit add column more text",
        "drop table audit",
        "drop trigger audit_chained on audit",
        "create trigger mine before insert on audit for each row execute function audit_chained()",
        "create rule mine as on insert to audit do instead nothing",
        "update audit_head set number = 0",
        "delete from audit_head",
        "truncate audit_head",
        "alter table audit_head disable trigger all",
        "drop function audit_chained() cascade",
        "alter function audit_chained() security invoker",
        "create or replace function audit_text(entry audit) returns text language sql as 'select null::text'",
        "alter table audit owner to current_user",
        "set session_replication_role = replica",
        "truncate host",
        "drop table host",
        "create table mine (n int)",
        "update flyway_schema_history set success = false",
        "create role other login",
      })
  void itCanNotChangeTheAuditNorAnyTable(String statement) {
    new PostgresAuditLog(application).append(entry());
    assertThatThrownBy(() -> run(application, statement))
        .isInstanceOf(HeadroomException.class)
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    assertThat(new AuditVerifier(new PostgresAuditChain(owner)).verify(Optional.empty()).intact())
        .isTrue();
  }

  @Test
  void aTriggerOfItsOwnDoesNotReachTheHeadEither() {
    new PostgresAuditLog(application).append(entry());
    assertThatThrownBy(
            () ->
                run(
                    application,
                    "create temp table mine (n int);"
                        + " create function pg_temp.deeper() returns trigger language plpgsql as $f$"
                        + " begin update audit_head set number = 0; return new; end $f$;"
                        + " create trigger deeper before insert on mine for each row"
                        + " execute function pg_temp.deeper();"
                        + " insert into mine values (1)"))
        .isInstanceOf(HeadroomException.class)
        .rootCause()
        .hasMessageContaining("permission denied for table audit_head");
  }

  @Test
  void aTableOfItsOwnIsNotTakenForTheHead() {
    PostgresAuditLog log = new PostgresAuditLog(application);
    application.inTransaction(
        sql -> {
          sql.execute(
              "create temp table audit_head (one boolean, number bigint, hash bytea, gapless_after bigint)"
                  + " on commit drop");
          sql.execute("insert into pg_temp.audit_head values (true, 41, sha256(''), 0)");
          return PostgresAuditLog.insert(sql, entry());
        });
    assertThat(log.get(1)).isPresent();
    assertThat(log.get(42)).isEmpty();
  }

  @Test
  void aStartWithNothingToMigrateNeedsNoOwner() {
    Migrations.run(connections);
  }

  @Test
  void anotherPasswordTakesThePlaceOfTheFormer() {
    String former = keptPassword();
    ApplicationRole.make(TestPostgres.dataSource(), ROLE, "another");
    assertThat(keptPassword()).startsWith("SCRAM-SHA-256$").isNotEqualTo(former);
  }

  private String keptPassword() {
    return owner.ask(
        sql ->
            sql.fetchSingle("select rolpassword from pg_authid where rolname = '" + ROLE + "'")
                .get(0, String.class));
  }

  @Test
  void aRoleThatCanChangeTheAuditByItselfIsRefused() {
    run(owner, "drop role if exists mighty; create role mighty superuser");
    try {
      assertThatThrownBy(() -> ApplicationRole.grant(TestPostgres.dataSource(), "mighty"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mighty can change the audit");
    } finally {
      run(owner, "drop owned by mighty; drop role mighty");
    }
  }

  private static AuditEntry entry() {
    return AuditEntry.done(
        Instant.parse("2026-11-23T02:00:00Z"),
        "ops",
        "host.cordon",
        new AuditObject(AuditObject.Kind.HOST, "media-1"),
        "",
        Map.of("cordoned", false),
        Map.of("cordoned", true));
  }

  private static void run(Database database, String statement) {
    database.ask(sql -> sql.execute(statement));
  }
}
