// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.HeadroomException;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditVerifier;
import headroom.operations.audit.AuditVerifier.Fault;
import headroom.operations.audit.AuditVerifier.Noted;
import headroom.operations.audit.AuditVerifier.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody who owns the tables can do to the audit, and what the verifier says to it. */
@Timeout(60)
final class AuditChainTest {
  private final Database database = TestPostgres.empty();
  private final PostgresAuditLog log = new PostgresAuditLog(database);
  private final AuditVerifier verifier = new AuditVerifier(new PostgresAuditChain(database));

  @Test
  void anUntouchedAuditIsIntact() {
    assertThat(verify().intact()).isTrue();
    write(5);
    Outcome outcome = verify();
    assertThat(outcome.fault()).isEmpty();
    assertThat(outcome.checked()).isEqualTo(5);
    assertThat(outcome.head().number()).isEqualTo(5);
    assertThat(Noted.parse(outcome.head().toString())).isEqualTo(outcome.head());
    write(1);
    assertThat(verifier.verify(Optional.of(outcome.head())).intact()).isTrue();
  }

  @Test
  void manyEntriesAreReadInParts() {
    database.ask(
        sql ->
            sql.execute(
                "insert into audit (at, who, act, object_kind, object_name, why, before, after, result)"
                    + " select now(), 'ops', 'host.cordon', 'HOST', 'media-' || n, '', '{}', '{}', 'DONE'"
                    + " from generate_series(1, 2001) n"));
    assertThat(verify().checked()).isEqualTo(2001);
    forge("update audit set object_name = 'media-9999' where number = 1999");
    assertThat(fault().number()).isEqualTo(1999);
  }

  @Test
  void anEditedEntryIsNamed() {
    for (String edit :
        List.of(
            "who = 'mallory'",
            "at = at + interval '1 microsecond'",
            "act = 'host.uncordon'",
            "object_kind = 'WORKER'",
            "object_name = 'media-2'",
            "why = why || ' '",
            "before = '{\"cordoned\": true}'",
            "after = '{}'",
            "result = 'INTERNAL'",
            "operation = 'op-1'")) {
      TestPostgres.empty();
      write(4);
      forge("update audit set " + edit + " where number = 3");
      assertThat(fault().number()).as(edit).isEqualTo(3);
    }
  }

  @Test
  void wordsThatMoveFromOneColumnToTheNextAreSeen() {
    write(1);
    forge("update audit set who = who || act, act = '' where number = 1");
    assertThat(fault().number()).isEqualTo(1);
  }

  @Test
  void aDeletedEntryIsMissing() {
    write(4);
    forge("delete from audit where number = 2");
    assertThat(fault()).isEqualTo(new Fault(2, "Entry 2 is missing."));
  }

  @Test
  void theEndCanNotBeCutOff() {
    write(4);
    forge("delete from audit where number > 2");
    assertThat(fault()).isEqualTo(new Fault(3, "Entries 3 to 4 are missing."));
  }

  @Test
  void anEntryThatIsPutBeforeTheFirstIsNamed() {
    write(2);
    forge(
        "insert into audit (number, at, who, act, object_kind, object_name, why, before, after, result, hash)"
            + " values (-7, now(), 'ops', 'host.cordon', 'HOST', 'media-1', '', '{}', '{}', 'DONE', sha256(''))");
    assertThat(fault()).isEqualTo(new Fault(-7, "Entry -7 was not written by the chain."));
  }

  @Test
  void twoEntriesThatChangedPlacesAreNamed() {
    write(3);
    forge(
        "update audit set number = -1 where number = 1;"
            + " update audit set number = 1 where number = 2;"
            + " update audit set number = 2 where number = -1");
    assertThat(fault().number()).isEqualTo(1);
  }

  @Test
  void aChainThatWasWrittenAnewDiffersFromTheHeadThatWasNotedDown() {
    write(3);
    Noted noted = verify().head();
    TestPostgres.empty();
    write(2);
    log.append(entry(99));
    write(2);
    assertThat(verify().intact()).isTrue();
    assertThat(verifier.verify(Optional.of(noted)).fault())
        .hasValueSatisfying(fault -> assertThat(fault.number()).isEqualTo(3));
    TestPostgres.empty();
    assertThat(verifier.verify(Optional.of(noted)).fault())
        .contains(new Fault(3, "Entry 3 is missing."));
  }

  @Test
  void theApplicationCanNeitherChangeEntriesNorTheHead() {
    write(2);
    for (String statement :
        List.of(
            "update audit set who = 'mallory'",
            "delete from audit",
            "truncate audit",
            "update audit_head set number = 1",
            "delete from audit_head",
            "truncate audit_head",
            "insert into audit_head values (false, 0, sha256(''), 0)")) {
      assertThatThrownBy(() -> run(statement)).as(statement).isInstanceOf(HeadroomException.class);
    }
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void manyWhoWriteAtOnceMakeOneChainWithoutAGap() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Object>> writers =
          IntStream.range(0, 40)
              .<Callable<Object>>mapToObj(n -> () -> log.append(entry(n)))
              .toList();
      for (var written : threads.invokeAll(writers)) {
        written.get();
      }
    }
    assertThat(verify().checked()).isEqualTo(40);
    assertThat(verify().intact()).isTrue();
  }

  private Outcome verify() {
    return verifier.verify(Optional.empty());
  }

  private Fault fault() {
    return verify().fault().orElseThrow();
  }

  private void write(int entries) {
    IntStream.range(0, entries).forEach(n -> log.append(entry(n)));
  }

  private static AuditEntry entry(int n) {
    return AuditEntry.done(
        Instant.parse("2026-11-22T10:00:00.000001Z").plusSeconds(n),
        "ops",
        "host.cordon",
        new AuditObject(AuditObject.Kind.HOST, "media-1"),
        "über der Linie 🚦 " + n,
        Map.of("cordoned", false, "load", 1.07),
        Map.of("cordoned", true, "rooms", List.of("daily", "weekly")));
  }

  /** As somebody who owns the tables, and so can switch their triggers off. */
  private void forge(String statement) {
    run(
        "alter table audit disable trigger user; "
            + statement
            + "; alter table audit enable trigger user");
  }

  private void run(String statement) {
    database.ask(sql -> sql.execute(statement));
  }
}
