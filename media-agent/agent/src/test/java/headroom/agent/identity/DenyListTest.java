// SPDX-License-Identifier: Apache-2.0
package headroom.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.agent.journal.DenialEntry;
import headroom.agent.journal.DenialEntry.Standing;
import headroom.agent.journal.DenialJournal;
import headroom.agent.journal.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DenyListTest {
  private static final Duration DAY = Duration.ofHours(24);

  @TempDir private Path folder;
  private Journal journal;
  private Instant now = Instant.parse("2026-11-23T02:00:00Z");

  @BeforeEach
  void open() {
    journal = Journal.open(folder.resolve("journal.db"));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void whoIsRevokedOrLockedIsKeptOutUntilALaterWord() {
    var list = list();
    var told = new ArrayList<String>();
    list.onChange(told::add);
    assertThat(list.refusal("media-03", 1)).isEmpty();
    list.learn(
        List.of(entry("media-03", Standing.LOCKED, 1), entry("media-04", Standing.REVOKED, 1)));
    assertThat(list.refusal("media-03", 7)).hasValueSatisfying(startsWith("HOST_LOCKED: "));
    assertThat(list.refusal("media-04")).hasValueSatisfying(startsWith("CERTIFICATE_REVOKED: "));
    assertThat(list.isKeptOut("media-03")).isTrue();
    assertThat(list.isKeptOut("media-05")).isFalse();

    now = now.plusSeconds(1);
    list.learn(List.of(entry("media-03", Standing.ENROLLED, 1)));
    assertThat(list.refusal("media-03", 1)).isEmpty();
    assertThat(list.isKeptOut("media-04")).isTrue();
    assertThat(told).containsExactly("media-03", "media-04", "media-03");
  }

  @Test
  void anOlderWordNeverTakesThePlaceOfANewerOne() {
    var list = list();
    var enrolled = entry("media-03", Standing.ENROLLED, 1);
    now = now.plusMillis(1);
    var revoked = entry("media-03", Standing.REVOKED, 1);
    list.learn(List.of(revoked));
    list.learn(List.of(enrolled));
    assertThat(list.isKeptOut("media-03")).isTrue();
    // Nor does a restart bring the older one back.
    assertThat(list().isKeptOut("media-03")).isTrue();
    // A list in which the host is missing says nothing of it.
    list.learn(List.of(entry("media-04", Standing.LOCKED, 1)));
    assertThat(list.isKeptOut("media-03")).isTrue();
  }

  @Test
  void afterANewEnrolmentEarlierCertificatesAloneAreRefused() {
    var list = list();
    list.learn(List.of(entry("media-03", Standing.ENROLLED, 3)));
    assertThat(list.refusal("media-03", 2)).hasValueSatisfying(startsWith("CERTIFICATE_REVOKED: "));
    assertThat(list.refusal("media-03", 3)).isEmpty();
    assertThat(list.isKeptOut("media-03")).isFalse();
  }

  @Test
  void whatIsKnownOutlivesTheAgent() {
    list().learn(List.of(entry("media-03", Standing.REVOKED, 1)));
    journal.close();
    open();
    assertThat(list().refusal("media-03", 1)).hasValueSatisfying(startsWith("CERTIFICATE_REVOKED"));
  }

  @Test
  void whoseCertificatesHaveEndedIsForgotten() {
    var list = list();
    list.learn(List.of(entry("media-03", Standing.REVOKED, 1)));
    now = now.plus(DAY).minusMillis(1);
    assertThat(list.isKeptOut("media-03")).isTrue();
    now = now.plusMillis(1);
    assertThat(list.isKeptOut("media-03")).isFalse();
    list.learn(List.of(entry("media-04", Standing.REVOKED, 1)));
    assertThat(list.size()).isOne();
    assertThat(new DenialJournal(journal).all())
        .extracting(DenialEntry::host)
        .containsExactly("media-04");
    // What was over when it was told is not taken up, and after a restart nothing is left.
    var late = entry("media-05", Standing.REVOKED, 1);
    now = now.plus(DAY);
    list.learn(List.of(late));
    assertThat(list().size()).isZero();
    assertThat(new DenialJournal(journal).all()).isEmpty();
  }

  @Test
  void aHostIsNotToldToRefuseItself() {
    var list = list();
    list.learn(List.of(entry("media-01", Standing.LOCKED, 1)));
    assertThat(list.isKeptOut("media-01")).isFalse();
  }

  private DenyList list() {
    return new DenyList(new DenialJournal(journal), "media-01", () -> now);
  }

  private DenialEntry entry(String host, Standing standing, long belowGeneration) {
    return new DenialEntry(
        host, standing, belowGeneration, now.toEpochMilli() * 1_000, now.plus(DAY).toEpochMilli());
  }

  private static Consumer<String> startsWith(String code) {
    return text -> assertThat(text).startsWith(code);
  }
}
