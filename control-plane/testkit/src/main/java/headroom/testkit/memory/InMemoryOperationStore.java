// SPDX-License-Identifier: Apache-2.0
package headroom.testkit.memory;

import headroom.operations.agent.MeasuredStream;
import headroom.operations.audit.AuditEntry;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.operation.GapSummary;
import headroom.operations.operation.MeasuredMove;
import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationId;
import headroom.operations.operation.OperationSettings;
import headroom.operations.operation.OperationState;
import headroom.operations.operation.OperationStore;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations without PostgreSQL; the same contract. */
public final class InMemoryOperationStore implements OperationStore {
  private final InMemoryDatabase database;
  private final InMemoryAuditLog audit;
  private final Map<OperationId, Operation> operations = new LinkedHashMap<>();
  private final Map<OperationId, String> claims = new HashMap<>();
  private final Map<Measured, MeasuredStream> measured = new LinkedHashMap<>();

  InMemoryOperationStore(InMemoryDatabase database, InMemoryAuditLog audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public synchronized boolean insert(Operation operation, AuditEntry act) {
    database.ask();
    boolean second =
        operation.requestedBy().equals(AutomaticMode.ACTOR)
            && operations.values().stream()
                .anyMatch(
                    one -> !one.state().isOver() && one.requestedBy().equals(AutomaticMode.ACTOR));
    return !second
        && operations.putIfAbsent(operation.id(), operation) == null
        && audit.writes(act);
  }

  @Override
  public synchronized Optional<Operation> find(OperationId id) {
    database.ask();
    return Optional.ofNullable(operations.get(id));
  }

  @Override
  public synchronized List<Operation> open() {
    database.ask();
    return operations.values().stream().filter(one -> !one.state().isOver()).toList();
  }

  @Override
  public synchronized List<Operation> latest(int most) {
    database.ask();
    return operations.values().stream()
        .sorted(Comparator.comparing(Operation::createdAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Operation> endedSince(Instant earliest) {
    database.ask();
    return operations.values().stream()
        .filter(one -> one.endedAt() != null && !one.endedAt().isBefore(earliest))
        .toList();
  }

  @Override
  public synchronized boolean claim(OperationId id, String replica, Duration length) {
    database.ask();
    return claims.computeIfAbsent(id, unclaimed -> replica).equals(replica);
  }

  /** Time passes without a word of those who hold claims. */
  public synchronized void claimsEnd() {
    claims.clear();
  }

  @Override
  public synchronized boolean turn(
      OperationId id, OperationState from, OperationState to, Instant now, AuditEntry act) {
    database.ask();
    Operation seen = operations.get(id);
    if (seen == null || seen.state() != from) {
      return false;
    }
    put(seen, to, to.isOver() ? now : null, seen.settings(), seen.moves());
    return audit.writes(act);
  }

  @Override
  public synchronized boolean settle(OperationId id, OperationSettings settings, AuditEntry act) {
    database.ask();
    Operation seen = operations.get(id);
    if (seen == null || seen.state().isOver()) {
      return false;
    }
    put(seen, seen.state(), null, settings, seen.moves());
    return audit.writes(act);
  }

  @Override
  public synchronized boolean advance(OperationId id, MoveProgress seen, MoveProgress next) {
    database.ask();
    Operation operation = operations.get(id);
    if (operation == null || operation.moves().get(seen.position()).state() != seen.state()) {
      return false;
    }
    List<MoveProgress> moves = new ArrayList<>(operation.moves());
    moves.set(seen.position(), next);
    put(operation, operation.state(), operation.endedAt(), operation.settings(), moves);
    return true;
  }

  private void put(
      Operation seen,
      OperationState state,
      @Nullable Instant endedAt,
      OperationSettings settings,
      List<MoveProgress> moves) {
    operations.put(
        seen.id(),
        new Operation(
            seen.id(),
            seen.kind(),
            seen.subject(),
            seen.reason(),
            seen.requestedBy(),
            seen.createdAt(),
            endedAt,
            state,
            settings,
            seen.reverseOf(),
            moves));
  }

  @Override
  public synchronized void measured(MeasuredMove one) {
    database.ask();
    one.streams()
        .forEach(
            stream ->
                measured.put(
                    new Measured(
                        one.operation(),
                        one.room(),
                        one.receiver(),
                        stream.from(),
                        stream.source(),
                        stream.video()),
                    stream));
  }

  /** What is kept once. */
  private record Measured(
      OperationId operation,
      RoomId room,
      ParticipantId receiver,
      ParticipantId from,
      String source,
      boolean video) {}

  @Override
  public synchronized List<MeasuredMove> measured(OperationId id) {
    database.ask();
    Map<List<Object>, List<MeasuredStream>> receivers = new LinkedHashMap<>();
    measured.forEach(
        (key, stream) -> {
          if (key.operation().equals(id)) {
            receivers
                .computeIfAbsent(List.of(key.room(), key.receiver()), none -> new ArrayList<>())
                .add(stream);
          }
        });
    return receivers.entrySet().stream()
        .map(
            one ->
                new MeasuredMove(
                    id,
                    (RoomId) one.getKey().get(0),
                    (ParticipantId) one.getKey().get(1),
                    one.getValue()))
        .toList();
  }

  @Override
  public synchronized GapSummary gaps(OperationId id) {
    database.ask();
    List<MeasuredStream> all =
        measured.entrySet().stream()
            .filter(one -> one.getKey().operation().equals(id))
            .map(Map.Entry::getValue)
            .toList();
    return new GapSummary(figures(all, false), figures(all, true));
  }

  private static GapSummary.Figures figures(List<MeasuredStream> all, boolean video) {
    List<MeasuredStream> kind = all.stream().filter(one -> one.video() == video).toList();
    List<Double> gaps = kind.stream().map(MeasuredStream::longestGapMs).sorted().toList();
    List<Double> beyond =
        kind.stream()
            .map(one -> Math.max(0, one.longestGapMs() - one.baselineMs()))
            .sorted()
            .toList();
    return kind.isEmpty()
        ? GapSummary.Figures.NONE
        : new GapSummary.Figures(
            kind.size(),
            (int) kind.stream().filter(one -> !one.arrived()).count(),
            percentile(gaps, 0.5),
            percentile(gaps, 0.95),
            gaps.getLast(),
            percentile(beyond, 0.95));
  }

  /** The smallest value that at least this share of all reach; as PostgreSQL's percentile_disc. */
  private static double percentile(List<Double> sorted, double share) {
    return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
  }
}
