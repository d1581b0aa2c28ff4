// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import headroom.operations.enrolment.EnrolmentToken;
import headroom.operations.enrolment.HostIdentity;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of hosts that were enrolled before tokens were for one group. */
@Timeout(60)
final class GroupsOfOldHostsTest {
  @Test
  void aHostThatCameOnceStaysOfTheGroupThatItNamedAndOthersAreOfNoneYet() {
    DataSource source = TestPostgres.another();
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        .target("9")
        .load()
        .migrate();
    DSL.using(source, SQLDialect.POSTGRES)
        .execute(
            """
            insert into host (name, group_name, incarnation, agent_version, mediasoup_version, cores, workers,
                memory_bytes, signalling_url, client_url)
              values ('media-01', 'eu-1', 1, '0.1.0', '3.27.1', 8, 8, 0, 'ws://a/', 'http://a/');
            insert into host_identity (host, state, why, changed_at, version, enrolled_generation, serial,
                generation, key_sha256, certificate, issued_at, expires_at, former_serial, shown)
              select name, 'ENROLLED', '', now(), 1, 1, '5e', 1, '', '', now(), now(), '', true
              from unnest(array['media-01', 'media-02']) as names (name);
            insert into enrolment_token (id, host, sha256, created_at, created_by, expires_at)
              values (gen_random_uuid(), 'media-01', repeat('a', 64), now(), 'ops', now() + interval '5 min')
            """);
    Migrations.run(source);

    PostgresEnrolmentStore store = new PostgresEnrolmentStore(new Database(source));
    assertThat(store.identities())
        .extracting(identity -> identity.host().name(), HostIdentity::group)
        .containsExactly(tuple("media-01", "eu-1"), tuple("media-02", null));
    assertThat(store.token("a".repeat(64)).map(EnrolmentToken::group)).isEmpty();
    assertThat(store.token("a".repeat(64))).isPresent();
  }
}
