// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import headroom.operations.agent.MeasuredStream;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.AuditObject;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.operation.AtDeadline;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MeasuredMove;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationKind;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.OperationStore;
import headroom.operations.operation.RoomMove;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of operations promises. */
public abstract class OperationStoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

  /** What it has to do with operations is said elsewhere. */
  private static final AuditEntry ACT =
      AuditEntry.done(
          NOW,
          "ops",
          "operation.test",
          new AuditObject(AuditObject.Kind.OPERATION, "any"),
          "",
          Map.of(),
          Map.of());

  /** A store without operations. */
  protected abstract OperationStore emptyStore();

  /** Lets so much time pass that all claims have ended. */
  protected abstract void claimsEnd(OperationStore store);

  @Test
  void anOperationComesBackAsItWas() {
    OperationStore store = emptyStore();
    Operation drain = operation(1, null);
    Operation back = operation(2, drain.id());
    assertThat(store.insert(drain, ACT)).isTrue();
    assertThat(store.insert(back, ACT)).isTrue();
    assertThat(store.find(drain.id())).contains(drain);
    assertThat(store.open()).containsExactly(drain, back);
    assertThat(store.latest(1)).containsExactly(back);
    assertThat(store.find(new OperationId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  void anIdIsTakenOnce() {
    OperationStore store = emptyStore();
    Operation first = operation(1, null);
    store.insert(first, ACT);
    Operation same =
        new Operation(
            first.id(),
            OperationKind.MIGRATE,
            "other",
            "",
            "eve",
            NOW,
            null,
            OperationState.RUNNING,
            OperationSettings.DEFAULT,
            null,
            List.of());
    assertThat(store.insert(same, ACT)).isFalse();
    assertThat(store.find(first.id())).contains(first);
  }

  @Test
  void automaticModeHasOneOpenOperationAtATime() {
    OperationStore store = emptyStore();
    Operation first = by(AutomaticMode.ACTOR, operation(1, null));
    Operation second = by(AutomaticMode.ACTOR, operation(2, null));
    assertThat(store.insert(first, ACT)).isTrue();
    assertThat(store.insert(second, ACT)).isFalse();
    assertThat(store.find(second.id())).isEmpty();
    // Others are not hindered by it.
    assertThat(store.insert(operation(3, null), ACT)).isTrue();
    assertThat(store.turn(first.id(), OperationState.RUNNING, OperationState.DONE, NOW, ACT))
        .isTrue();
    assertThat(store.insert(second, ACT)).isTrue();
  }

  @Test
  void thoseThatEndedLatelyAreFound() {
    OperationStore store = emptyStore();
    Operation early = operation(1, null);
    Operation late = operation(2, null);
    List.of(early, late, operation(3, null)).forEach(one -> store.insert(one, ACT));
    store.turn(early.id(), OperationState.RUNNING, OperationState.STOPPED, NOW, ACT);
    store.turn(late.id(), OperationState.RUNNING, OperationState.FAILED, NOW.plusSeconds(60), ACT);
    assertThat(store.endedSince(NOW))
        .extracting(Operation::id)
        .containsExactlyInAnyOrder(early.id(), late.id());
    assertThat(store.endedSince(NOW.plusSeconds(60)))
        .extracting(Operation::id)
        .containsExactly(late.id());
    assertThat(store.endedSince(NOW.plusSeconds(61))).isEmpty();
  }

  private static Operation by(String who, Operation operation) {
    return new Operation(
        operation.id(),
        operation.kind(),
        operation.subject(),
        operation.reason(),
        who,
        operation.createdAt(),
        operation.endedAt(),
        operation.state(),
        operation.settings(),
        operation.reverseOf(),
        operation.moves());
  }

  @Test
  void aMoveAdvancesFromWhereItWasSeenOnly() {
    OperationStore store = emptyStore();
    Operation drain = operation(1, null);
    store.insert(drain, ACT);
    MoveProgress waiting = drain.moves().get(1);
    MoveProgress opening = waiting.at(MoveState.OPENING, NOW.plusSeconds(1));
    assertThat(store.advance(drain.id(), waiting, opening)).isTrue();
    assertThat(store.advance(drain.id(), waiting, opening)).isFalse();
    MoveProgress again = opening.failedOnce("it did not answer", NOW.plusSeconds(2)).of(7, 2);
    assertThat(store.advance(drain.id(), opening, again)).isTrue();
    assertThat(store.find(drain.id()).orElseThrow().moves())
        .containsExactly(drain.moves().getFirst(), again);
    assertThat(store.advance(new OperationId(UUID.randomUUID()), waiting, opening)).isFalse();
  }

  @Test
  void anOperationTurnsFromWhatItWasSeenAsOnly() {
    OperationStore store = emptyStore();
    Operation drain = operation(1, null);
    store.insert(drain, ACT);
    assertThat(store.turn(drain.id(), OperationState.RUNNING, OperationState.PAUSED, NOW, ACT))
        .isTrue();
    assertThat(store.turn(drain.id(), OperationState.RUNNING, OperationState.DONE, NOW, ACT))
        .isFalse();
    assertThat(store.find(drain.id()).orElseThrow().endedAt()).isNull();
    assertThat(store.turn(drain.id(), OperationState.PAUSED, OperationState.STOPPED, NOW, ACT))
        .isTrue();
    assertThat(store.find(drain.id()).orElseThrow().endedAt()).isEqualTo(NOW);
    assertThat(store.open()).isEmpty();
    assertThat(store.latest(5)).hasSize(1);
  }

  @Test
  void settingsChangeUntilItIsOver() {
    OperationStore store = emptyStore();
    Operation drain = operation(1, null);
    store.insert(drain, ACT);
    OperationSettings quick =
        new OperationSettings(9, Duration.ofSeconds(7), null, AtDeadline.MOVE_ANYWAY);
    assertThat(store.settle(drain.id(), quick, ACT)).isTrue();
    assertThat(store.find(drain.id()).orElseThrow().settings()).isEqualTo(quick);
    store.turn(drain.id(), OperationState.RUNNING, OperationState.DONE, NOW, ACT);
    assertThat(store.settle(drain.id(), OperationSettings.DEFAULT, ACT)).isFalse();
    assertThat(store.settle(new OperationId(UUID.randomUUID()), quick, ACT)).isFalse();
  }

  @Test
  void oneReplicaAtATimeCarriesItOn() {
    OperationStore store = emptyStore();
    Operation drain = operation(1, null);
    store.insert(drain, ACT);
    assertThat(store.claim(drain.id(), "first", Duration.ofMillis(500))).isTrue();
    assertThat(store.claim(drain.id(), "second", Duration.ofMillis(500))).isFalse();
    assertThat(store.claim(drain.id(), "first", Duration.ofMillis(500))).isTrue();
    claimsEnd(store);
    assertThat(store.claim(drain.id(), "second", Duration.ofMinutes(1))).isTrue();
    assertThat(store.claim(drain.id(), "first", Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void measuredGapsAreSummedUpByKind() {
    OperationStore store = emptyStore();
    Operation drain = operation(1, null);
    store.insert(drain, ACT);
    assertThat(store.gaps(drain.id())).isEqualTo(GapSummary.NONE);
    store.measured(measured(drain.id(), "ann", true));
    store.measured(measured(drain.id(), "ann", true)); // Told twice.
    assertThat(store.measured(drain.id())).hasSize(1);
    assertThat(store.measured(drain.id()).getFirst().streams())
        .containsExactlyInAnyOrderElementsOf(measured(drain.id(), "ann", true).streams());
    GapSummary gaps = store.gaps(drain.id());
    assertThat(gaps.audio()).isEqualTo(GapSummary.Figures.NONE);
    // Gaps of 1 to 20 ms over a baseline of 5; the last one never came.
    assertThat(gaps.video()).isEqualTo(new GapSummary.Figures(20, 1, 10, 19, 20, 14));
    store.measured(measured(drain.id(), "ann", false));
    assertThat(store.gaps(drain.id()).audio().streams()).isEqualTo(20);
  }

  private static MeasuredMove measured(OperationId id, String receiver, boolean video) {
    return new MeasuredMove(
        id,
        new RoomId("daily"),
        new ParticipantId(receiver),
        IntStream.rangeClosed(1, 20)
            .mapToObj(
                i ->
                    new MeasuredStream(
                        new ParticipantId("p" + i), "camera", video, i, 5, i / 2.0, i < 20))
            .toList());
  }

  private static Operation operation(int number, @Nullable OperationId reverseOf) {
    WorkerId from = new WorkerId(new HostId("media-01"), 1);
    WorkerId to = new WorkerId(new HostId("media-02"), 2);
    Instant then = NOW.plusSeconds(number);
    return new Operation(
        new OperationId(UUID.randomUUID()),
        OperationKind.DRAIN,
        "media-01",
        "maintenance",
        "ops",
        then,
        null,
        OperationState.RUNNING,
        new OperationSettings(2, Duration.ofSeconds(30), NOW.plusSeconds(3_600), AtDeadline.CLOSE),
        reverseOf,
        List.of(
            MoveProgress.waiting(0, 1, new RoomMove(new RoomId("daily"), from, to), then),
            MoveProgress.waiting(1, 2, new RoomMove(new RoomId("weekly"), from, to), then)));
  }
}
