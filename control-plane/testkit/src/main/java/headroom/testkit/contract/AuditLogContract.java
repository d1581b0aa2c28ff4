// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditObject.Kind;
import headroom.operations.audit.AuditQuery;
import headroom.operations.audit.AuditRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every log of acts promises. */
public abstract class AuditLogContract {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00.000001Z");

  /** Empties the log. */
  protected abstract AuditLog emptyLog();

  @Test
  void anActComesBackAsItWasWithItsNestedValues() {
    AuditLog log = emptyLog();
    AuditEntry entry =
        new AuditEntry(
            TEN,
            "automatic mode",
            "operation.rebalance",
            new AuditObject(Kind.OPERATION, "op-7"),
            "über der Linie; 'quotes' and \"more\" \\ \n",
            Map.of("load", 1.07, "rooms", 12L, "cordoned", false),
            Map.of("moved", List.of("daily", "weekly"), "hosts", Map.of("media-1", 3L)),
            "NOT_ENOUGH_HEADROOM",
            "op-7");
    AuditRecord written = log.append(entry);
    assertThat(log.find(AuditQuery.NEWEST)).containsExactly(written);
    assertThat(log.get(written.number())).contains(written);
    assertThat(log.get(written.number() + 1)).isEmpty();
    assertThat(written.entry()).isEqualTo(entry);
  }

  @Test
  void theNewestActsComeFirstAndALimitCutsTheOldest() {
    AuditLog log = emptyLog();
    List<AuditRecord> three =
        List.of(
            log.append(act(TEN, "a", "host.cordon", Kind.HOST, "media-1")),
            log.append(act(TEN, "b", "host.cordon", Kind.HOST, "media-1")),
            log.append(act(TEN, "c", "host.cordon", Kind.HOST, "media-1")));
    assertThat(log.find(AuditQuery.NEWEST)).isEqualTo(three.reversed());
    assertThat(log.find(AuditQuery.NEWEST.limited(2))).containsExactly(three.get(2), three.get(1));
    assertThat(log.find(AuditQuery.NEWEST.olderThan(three.get(2).number())))
        .containsExactly(three.get(1), three.get(0));
  }

  @Test
  void allActsAreFoundInHoweverManyAnswers() {
    AuditLog log = emptyLog();
    for (int i = 0; i < AuditQuery.MOST + 5; i++) {
      log.append(act(TEN, "n" + i, "host.cordon", Kind.HOST, "media-1"));
    }
    assertThat(log.findAll(AuditQuery.NEWEST, 2_000))
        .hasSize(AuditQuery.MOST + 5)
        .isSortedAccordingTo(Comparator.comparingLong(AuditRecord::number).reversed());
    assertThat(log.findAll(AuditQuery.NEWEST, 3)).isEqualTo(log.find(AuditQuery.NEWEST.limited(3)));
  }

  @Test
  void actsAreFoundByEachOfTheirSides() {
    AuditLog log = emptyLog();
    AuditRecord cordon = log.append(act(TEN, "m.keller", "host.cordon", Kind.HOST, "media-1"));
    AuditRecord later =
        log.append(act(TEN.plusSeconds(60), "j.ott", "policy.change", Kind.POLICY, "host:media-1"));
    AuditRecord odd =
        log.append(act(TEN.plusSeconds(120), "back_end%", "room.close", Kind.ROOM, "daily"));

    assertThat(log.find(query("KELL", "", null, ""))).containsExactly(cordon);
    assertThat(log.find(query("", "policy.", null, ""))).containsExactly(later);
    assertThat(log.find(query("", "", Kind.ROOM, ""))).containsExactly(odd);
    assertThat(log.find(query("", "", null, "media-1"))).containsExactly(later, cordon);
    assertThat(log.find(query("", "", Kind.HOST, "media-1"))).containsExactly(cordon);
    assertThat(log.find(query("_end%", "", null, ""))).containsExactly(odd);
    assertThat(log.find(query("k%r", "", null, ""))).isEmpty();
    assertThat(log.find(between(TEN, TEN.plusSeconds(60)))).containsExactly(cordon);
    assertThat(log.find(between(TEN.plusSeconds(60), TEN.plusSeconds(61)))).containsExactly(later);
  }

  @Test
  void theActsOfAnOperationAreFoundByItsWholeId() {
    AuditLog log = emptyLog();
    AuditRecord of7 = log.append(within("op-7"));
    log.append(within("op-77"));
    log.append(within(""));
    AuditQuery query =
        new AuditQuery(
            "",
            "",
            Optional.empty(),
            "",
            "op-7",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            10);
    assertThat(log.find(query)).containsExactly(of7);
    assertThat(log.find(query.olderThan(of7.number()))).isEmpty();
    assertThat(log.find(query.limited(3))).containsExactly(of7);
  }

  private static AuditEntry within(String operation) {
    AuditEntry act = act(TEN, "a", "operation.pause", Kind.OPERATION, "any");
    return new AuditEntry(
        act.at(),
        act.who(),
        act.act(),
        act.object(),
        "",
        Map.of(),
        Map.of(),
        AuditEntry.DONE,
        operation);
  }

  private static AuditQuery between(Instant from, Instant until) {
    return new AuditQuery(
        "",
        "",
        Optional.empty(),
        "",
        "",
        Optional.of(from),
        Optional.of(until),
        Optional.empty(),
        10);
  }

  private static AuditQuery query(String who, String act, @Nullable Kind kind, String object) {
    return new AuditQuery(
        who,
        act,
        Optional.ofNullable(kind),
        object,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        10);
  }

  private static AuditEntry act(Instant at, String who, String act, Kind kind, String name) {
    return AuditEntry.done(at, who, act, new AuditObject(kind, name), "", Map.of(), Map.of());
  }
}
