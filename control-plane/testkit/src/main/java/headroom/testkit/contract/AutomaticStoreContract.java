// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.AuditObject;
import headroom.operations.audit.AuditQuery;
import headroom.operations.automatic.AutomaticAct;
import headroom.operations.automatic.AutomaticCode;
import headroom.operations.automatic.AutomaticEntry;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.AutomaticSettings;
import headroom.operations.automatic.AutomaticState;
import headroom.operations.automatic.AutomaticStore;
import headroom.operations.operation.OperationId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of automatic mode promises. */
public abstract class AutomaticStoreContract {
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final WorkerId FIRST = WorkerId.parse("media-01/w1");
  private static final WorkerId SECOND = WorkerId.parse("media-01/w2");

  private AutomaticStore store;

  /** Empties the store. */
  protected abstract AutomaticStore emptyStore();

  /** The audit beside it. */
  protected abstract AuditLog audit();

  /** Time passes without a word of the replica that decides. */
  protected abstract void claimEnds();

  @BeforeEach
  void empty() {
    store = emptyStore();
  }

  @Test
  void itIsOffUntilSomebodySwitchesItOn() {
    assertThat(store.state()).isEqualTo(AutomaticState.INITIAL);
    assertThat(store.state().settings().on()).isFalse();
    assertThat(store.acts(10, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void aChangeComesBackWithItsRowAndItsEntryInTheAudit() {
    AutomaticState on = switchedOn();
    assertThat(store.change(on, audited("automatic.change"), entry(AutomaticCode.SWITCHED_ON)))
        .isTrue();
    assertThat(store.state()).isEqualTo(on);
    assertThat(store.acts(10, Long.MAX_VALUE))
        .extracting(AutomaticAct::code)
        .containsExactly(AutomaticCode.SWITCHED_ON);
    assertThat(acts()).containsExactly("automatic.change");

    AutomaticState halted = on.halted(TEN.plusSeconds(9), "Three hosts are gone.");
    assertThat(store.change(halted, audited("automatic.halt"), entry(AutomaticCode.MASS_FAILURE)))
        .isTrue();
    assertThat(store.state()).isEqualTo(halted);
    AutomaticState resumed = halted.resumed();
    assertThat(store.change(resumed, audited("automatic.resume"), entry(AutomaticCode.RESUMED)))
        .isTrue();
    assertThat(store.state()).isEqualTo(resumed);
    assertThat(store.state().halt()).isNull();
  }

  @Test
  void whoeverIsLateChangesNothingAndWritesNothing() {
    AutomaticState on = switchedOn();
    store.change(on, audited("automatic.change"), entry(AutomaticCode.SWITCHED_ON));
    assertThat(store.change(on, audited("automatic.halt"), entry(AutomaticCode.MASS_FAILURE)))
        .isFalse();
    assertThat(store.state()).isEqualTo(on);
    assertThat(store.acts(10, Long.MAX_VALUE)).hasSize(1);
    assertThat(acts()).containsExactly("automatic.change");
  }

  @Test
  void oneReplicaAtATimeDecidesUntilItSaysNothingMore() {
    assertThat(store.claim("one", LONG)).isTrue();
    assertThat(store.claim("one", LONG)).isTrue();
    assertThat(store.claim("two", LONG)).isFalse();
    assertThat(store.state()).isEqualTo(AutomaticState.INITIAL);
    // A change leaves the claim as it is.
    store.change(switchedOn(), audited("automatic.change"), entry(AutomaticCode.SWITCHED_ON));
    assertThat(store.claim("two", LONG)).isFalse();
    claimEnds();
    assertThat(store.claim("two", LONG)).isTrue();
    assertThat(store.claim("one", LONG)).isFalse();
  }

  @Test
  void theSameDecisionToDoNothingIsOneRowThatGrows() {
    store.log(nothing(0, "load 1.02", FIRST, SECOND));
    store.log(nothing(5, "load 1.04", SECOND, FIRST));
    store.log(nothing(10, "load 1.03", FIRST, SECOND));
    assertThat(store.acts(10, Long.MAX_VALUE))
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.times()).isEqualTo(3);
              assertThat(act.since()).isEqualTo(TEN);
              assertThat(act.until()).isEqualTo(TEN.plusSeconds(10));
              assertThat(act.reason()).isEqualTo("load 1.03");
              assertThat(act.workers()).containsExactly(FIRST, SECOND);
            });

    store.log(nothing(15, "load 1.02", FIRST));
    store.log(nothing(20, "load 1.02", FIRST, SECOND));
    assertThat(store.acts(10, Long.MAX_VALUE))
        .extracting(AutomaticAct::times)
        .containsExactly(1L, 1L, 3L);
  }

  @Test
  void actsNeverGrowTogetherAndKeepTheirOperation() {
    OperationId operation = new OperationId(UUID.randomUUID());
    AutomaticEntry moved =
        new AutomaticEntry(
            TEN, AutomaticCode.MOVED, List.of(FIRST), "too much", AutomaticMode.ACTOR, operation);
    store.log(moved);
    store.log(moved);
    List<AutomaticAct> acts = store.acts(10, Long.MAX_VALUE);
    assertThat(acts).hasSize(2).allMatch(act -> operation.equals(act.operation()));
    assertThat(store.acts(1, Long.MAX_VALUE)).containsExactly(acts.getFirst());
    assertThat(store.acts(10, acts.getFirst().number())).containsExactly(acts.getLast());
  }

  @Test
  void nothingIsForgottenSoonerThanActs() {
    store.log(entry(AutomaticCode.MOVED));
    store.log(nothing(60, "old", FIRST));
    store.log(nothing(600, "young", SECOND));
    store.forget(TEN.plusSeconds(300), TEN.minusSeconds(300));
    assertThat(store.acts(10, Long.MAX_VALUE))
        .extracting(AutomaticAct::code)
        .containsExactly(AutomaticCode.NOT_LONG_ENOUGH, AutomaticCode.MOVED);
    store.forget(TEN.plusSeconds(300), TEN.plusSeconds(300));
    assertThat(store.acts(10, Long.MAX_VALUE))
        .extracting(AutomaticAct::reason)
        .containsExactly("young");
  }

  private static AutomaticState switchedOn() {
    AutomaticSettings settings =
        new AutomaticSettings(
            true,
            3,
            0.2,
            Duration.ofSeconds(90),
            Duration.ofSeconds(30),
            12,
            1,
            0.5,
            Duration.ofSeconds(20));
    return AutomaticState.INITIAL.with(settings, TEN, "m.keller");
  }

  private static AutomaticEntry entry(AutomaticCode code) {
    return new AutomaticEntry(TEN, code, List.of(), "a reason", "m.keller", null);
  }

  private static AutomaticEntry nothing(int second, String reason, WorkerId... workers) {
    return new AutomaticEntry(
        TEN.plusSeconds(second),
        AutomaticCode.NOT_LONG_ENOUGH,
        List.of(workers),
        reason,
        AutomaticMode.ACTOR,
        null);
  }

  private static AuditEntry audited(String act) {
    return AuditEntry.done(
        TEN,
        "m.keller",
        act,
        new AuditObject(AuditObject.Kind.AUTOMATIC, "fleet"),
        "",
        Map.of(),
        Map.of("on", true));
  }

  private List<String> acts() {
    return audit().find(AuditQuery.NEWEST).stream().map(record -> record.entry().act()).toList();
  }
}
