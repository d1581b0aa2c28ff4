// SPDX-License-Identifier: Apache-2.0
package headroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditVerifier;
import headroom.operations.restoration.Restoration;
import headroom.persistence.RestoredDatabase.Ended;
import headroom.persistence.backup.BackupHeader;
import headroom.persistence.backup.BackupRefusedException;
import headroom.persistence.backup.BackupRefusedException.Why;
import headroom.persistence.backup.DatabaseBackup;
import headroom.persistence.backup.DatabaseRestore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a real PostgreSQL, restored into another database of it. */
@Timeout(120)
final class BackupTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.000001Z");

  @TempDir private Path folder;
  private Database database;
  private Path file;

  @BeforeEach
  void aUsedDatabase() throws Exception {
    database = TestPostgres.empty();
    file = folder.resolve("backup");
    run(
        database,
        """
        insert into host (name, group_name, incarnation, agent_version, mediasoup_version, cores,
          workers, memory_bytes, signalling_url, client_url)
        values ('media-01', E'tab\\t, line\\nend, \\\\. and 🚦 "quoted"', 3, '', '\\N', 4, 4, 1, '', '');
        insert into worker_cordon values ('media-01', 2);
        insert into room (life, id, host, worker_number, epoch, expected_participants, created_by, pinned)
        values ('00000000-0000-7000-8000-000000000001', 'daily', 'media-01', 1, 4, 5, 'x', '{ann,"b o b"}');
        insert into room_part (life, host, worker_number, by_hand, position)
        values ('00000000-0000-7000-8000-000000000001', 'media-02', 1, true, 0);
        insert into operation (id, kind, subject, reason, requested_by, created_at, ended_at, state,
          max_parallel, patience_ms, at_deadline, reverse_of)
        values ('00000000-0000-7000-8000-00000000000a', 'DRAIN', 's', '', 'me', now(), now(), 'DONE', 1, 1, '', null),
          ('00000000-0000-7000-8000-000000000002', 'DRAIN', 's', '', 'me', now(), null, 'RUNNING', 1, 1, '',
           '00000000-0000-7000-8000-00000000000a');
        insert into operation_move
        select '00000000-0000-7000-8000-000000000002', n, 1, 'daily', 'a', 1, 'b', 1, state, now(), 0, '', 0, 0
        from (values (1, 'DONE'), (2, 'MOVING'), (3, 'WAITING')) as moves (n, state);
        insert into automatic_mode (version, settings) values (3, '{"on": true, "patience": 1.50}');
        insert into automatic_act (since, until, code, nothing, workers, reason, who)
        values (now(), now(), 'MOVED', false, '{}', '', 'x'), (now(), now(), 'MOVED', false, '{}', '', 'x');
        insert into enrolment_token (id, host, sha256, created_at, created_by, expires_at, used_at)
        values (uuidv7(), 'media-01', repeat('a', 64), now(), 'x', now(), null),
          (uuidv7(), 'media-01', repeat('b', 64), now(), 'x', now(), now());
        insert into policy_version values ('fleet', 1, '{"headroom": 0.20}', now(), 'x', '');
        insert into worker_load_minute values ('media-01', 1, now(), 0.1 + 0.2, 1e-300, 7);
        insert into worker_load values ('media-01', 1, now(), 0, 0, 0, 0, 0, 0, 0);
        insert into api_key (name, hash, role, created_by) values ('k', sha256('k'), 'ADMIN', 'x');
        insert into operator (name, password_hash, one_time, role) values ('admin', '$argon2id$x', false, 'ADMIN');
        insert into signing_key (kid, private_jwk) values ('k1', '{"d":"secret"}')
        """);
    audit(database, 5);
    write(TestPostgres.dataSource(), file);
  }

  @Test
  void everyRowComesBackAsItWasAndTheAuditVerifies() throws Exception {
    DataSource target = TestPostgres.another();
    BackupHeader header = new DatabaseRestore(target, file).restore(NOW);
    Database restored = new Database(target);
    assertThat(header).isEqualTo(DatabaseRestore.check(file));
    assertThat(header.release()).isEqualTo("0.1.0");
    Map<String, List<String>> expected = rows(database);
    expected.put("worker_load", List.of());
    expected.put("setting", List.of());
    run(restored, "delete from setting where name = 'restoration'");
    assertThat(rows(restored)).isEqualTo(expected);
    assertThat(expected.get("operation")).hasSize(2);
    var outcome = new AuditVerifier(new PostgresAuditChain(restored)).verify(Optional.empty());
    assertThat(outcome.intact()).isTrue();
    assertThat(outcome.head()).hasToString(header.auditHead());
    assertThat(outcome.checked()).isEqualTo(5);
  }

  @Test
  void numbersGoOnAndEvidenceStaysProtected() throws Exception {
    DataSource target = TestPostgres.another();
    new DatabaseRestore(target, file).restore(NOW);
    Database restored = new Database(target);
    audit(restored, 1);
    assertThat(
            new AuditVerifier(new PostgresAuditChain(restored)).verify(Optional.empty()).checked())
        .isEqualTo(6);
    for (String statement :
        List.of(
            "update audit set who = 'mallory'",
            "update audit_head set number = 1",
            "delete from policy_version")) {
      assertThatThrownBy(() -> run(restored, statement))
          .as(statement)
          .isInstanceOf(HeadroomException.class);
    }
    run(
        restored,
        "insert into automatic_act (since, until, code, nothing, workers, reason, who)"
            + " values (now(), now(), 'MOVED', false, '{}', '', 'x')");
    assertThat(
            restored.<Long>ask(
                sql -> sql.fetchSingle("select max(number) from automatic_act").into(Long.class)))
        .isEqualTo(3);
  }

  @Test
  void theStateOfOneMomentIsWrittenWhateverHappensMeanwhile() throws Exception {
    Path second = folder.resolve("second");
    try (OutputStream out =
        new OutputStream() {
          private final OutputStream to = Files.newOutputStream(second);

          @Override
          public void write(int b) throws IOException {
            to.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            run(database, "update host set cores = cores + 1");
            audit(database, 1);
            to.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            to.close();
          }
        }) {
      DatabaseBackup.write(TestPostgres.dataSource(), "0.1.0", NOW, out);
    }
    DataSource target = TestPostgres.another();
    BackupHeader header = new DatabaseRestore(target, second).restore(NOW);
    var outcome =
        new AuditVerifier(new PostgresAuditChain(new Database(target))).verify(Optional.empty());
    assertThat(outcome.intact()).isTrue();
    assertThat(outcome.head()).hasToString(header.auditHead());
  }

  @Test
  void itIsMarkedAsRestoredAndWhatWasUnderWayIsNotCarriedOn() throws Exception {
    DataSource target = TestPostgres.another();
    new DatabaseRestore(target, file).restore(NOW);
    Database restored = new Database(target);
    Restoration marked = new PostgresRestorationStore(restored).latest().orElseThrow();
    assertThat(marked.settledAt()).isNull();
    assertThat(marked.epochFloor()).isEqualTo(NOW.getEpochSecond());
    Ended ended =
        new RestoredDatabase(restored)
            .takeUp(
                NOW,
                Act.of(
                    Act.HEADROOM,
                    "backup.restore",
                    new AuditObject(AuditObject.Kind.FLEET, "database"),
                    "asked for"));
    assertThat(ended).isEqualTo(new Ended(1, 1, true));
    assertThat(new PostgresOperationStore(restored).open()).isEmpty();
    assertThat(new PostgresAutomaticStore(restored).state().halt()).isNotNull();
    assertThat(
            restored.<List<String>>ask(
                sql ->
                    sql.fetch("select state from operation_move order by position")
                        .into(String.class)))
        .containsExactly("DONE", "FAILED", "FAILED");
    assertThat(
            restored.<List<String>>ask(
                sql ->
                    sql.fetch("select sha256 from enrolment_token where cancelled_at is not null")
                        .into(String.class)))
        .containsExactly("a".repeat(64));
    assertThat(
            new AuditVerifier(new PostgresAuditChain(restored)).verify(Optional.empty()).checked())
        .isEqualTo(6);
  }

  @Test
  void aBackupOfAnOlderSchemaIsRestoredAndMigrated() throws Exception {
    DataSource old = TestPostgres.another();
    Migrations.run(old, 7);
    run(
        new Database(old),
        "insert into audit (at, who, act, object_kind, object_name, why, before, after, result)"
            + " values (now(), 'x', 'host.cordon', 'HOST', 'h', '', '{}', '{}', 'DONE')");
    Path oldFile = folder.resolve("old");
    write(old, oldFile);
    DataSource target = TestPostgres.another();
    assertThat(new DatabaseRestore(target, oldFile).restore(NOW).schema()).isEqualTo(7);
    assertThat(
            new AuditVerifier(new PostgresAuditChain(new Database(target)))
                .verify(Optional.empty())
                .checked())
        .isEqualTo(1);
  }

  @Test
  void aDatabaseWithRowsIsRefusedAndLeftAsItIs() throws Exception {
    DataSource target = TestPostgres.another();
    new DatabaseRestore(target, file).restore(NOW);
    Map<String, List<String>> before = rows(new Database(target));
    assertThatExceptionOfType(BackupRefusedException.class)
        .isThrownBy(() -> new DatabaseRestore(target, file).restore(NOW.plusSeconds(9)))
        .withMessageContaining("The database is not empty")
        .satisfies(refusal -> assertThat(refusal.why()).isEqualTo(Why.DATABASE));
    assertThat(rows(new Database(target))).isEqualTo(before);
  }

  @Test
  void aDatabaseThatNobodyUsedHasNoBackup() {
    DataSource unused = TestPostgres.another();
    assertThatExceptionOfType(BackupRefusedException.class)
        .isThrownBy(() -> write(unused, folder.resolve("none")))
        .withMessageContaining("nothing to back up");
  }

  @Test
  void aFileThatWasCutOffOrChangedIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int length : List.of(0, 1, 20, whole.length / 2, whole.length - 1)) {
      refused(Arrays.copyOf(whole, length), "damaged");
    }
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    refused(flipped, "damaged");
    refused(changed(text -> text.replace("secret", "sesame")), "its checksum differs");
    refused(changed(text -> text.replace("\nsha256", "\nsequence host 1\nsha256")), "checksum");
    refused(zipped(text().substring(0, text().indexOf("\nsha256") + 1)), "cut off");
    refused(zipped(text() + "more\n"), "something follows its end");
    refused("not at all".getBytes(StandardCharsets.UTF_8), "no backup of Headroom");
    refused(zipped("-- PostgreSQL database dump\n"), "no backup of Headroom");
  }

  @Test
  void aFileOfANewerReleaseIsRefused() throws Exception {
    refused(signed(text().replaceFirst("\nschema \\d+", "\nschema 999")), "a newer release");
    refused(signed(text().replaceFirst("backup 1", "backup 2")), "does not know");
  }

  @Test
  void aWellSealedFileCannotNameWhatIsNotThere() throws Exception {
    refused(
        signed(text().replaceFirst("\ntable host ", "\ntable pg_authid ")),
        "table pg_authid is not as its schema version has it");
    refused(
        signed(text().replaceFirst("\ntable host name,", "\ntable host Name,")),
        "table host is not as");
  }

  private void refused(byte[] content, String message) throws Exception {
    Path bad = folder.resolve("bad");
    Files.write(bad, content);
    DataSource target = TestPostgres.another();
    assertThatExceptionOfType(BackupRefusedException.class)
        .as(message)
        .isThrownBy(() -> new DatabaseRestore(target, bad).restore(NOW))
        .withMessageContaining(message)
        .satisfies(refusal -> assertThat(refusal.why()).isEqualTo(Why.FILE));
    assertThat(rows(new Database(target)).values()).allMatch(List::isEmpty);
  }

  private interface Change {
    String of(String text);
  }

  private byte[] changed(Change change) throws IOException {
    return zipped(change.of(text()));
  }

  private String text() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** With a checksum that fits: somebody knows the form. */
  private static byte[] signed(String text) throws Exception {
    String content = text.substring(0, text.indexOf("\nsha256") + 1);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    return zipped(content + "sha256 " + HexFormat.of().formatHex(digest) + "\n");
  }

  private static void write(DataSource source, Path to) throws Exception {
    try (OutputStream out = Files.newOutputStream(to)) {
      DatabaseBackup.write(source, "0.1.0", NOW, out);
    }
  }

  private static void audit(Database database, int entries) {
    for (int n = 0; n < entries; n++) {
      new PostgresAuditLog(database)
          .append(
              AuditEntry.done(
                  NOW.plusSeconds(n),
                  "ops",
                  "host.cordon",
                  new AuditObject(AuditObject.Kind.HOST, "media-1"),
                  "über\\ der\tLinie 🚦 " + n,
                  Map.of("cordoned", false, "load", 1.07),
                  Map.of("cordoned", true, "rooms", List.of("daily", "weekly"))));
    }
  }

  /** All rows of all tables but Flyway's, as text. */
  private static Map<String, List<String>> rows(Database database) {
    Map<String, List<String>> rows = new TreeMap<>();
    List<String> tables =
        database.ask(
            sql ->
                sql.fetch(
                        "select relname from pg_class where relkind = 'r' and relnamespace ="
                            + " 'public'::regnamespace and relname not in"
                            + " ('flyway_schema_history', 'audit_head')")
                    .into(String.class));
    for (String table : tables) {
      rows.put(
          table,
          database.ask(
              sql ->
                  sql.fetch("select t::text from " + table + " t order by 1").into(String.class)));
    }
    return rows;
  }

  private static void run(Database database, String statements) {
    database.ask(sql -> sql.execute(statements));
  }
}
