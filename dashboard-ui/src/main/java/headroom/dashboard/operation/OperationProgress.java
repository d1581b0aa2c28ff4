// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard.operation;

import headroom.operations.operation.MoveProgress;
import headroom.operations.operation.MoveState;
import headroom.operations.operation.Operation;
import headroom.operations.operation.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far an operation is, in figures.
 *
 * @param underWay moves that have begun and are not over
 * @param people who were moved, of moves that are done
 * @param leftBehind people whose connection was ended, of all moves
 * @param perMinute moves that ended, in the last two minutes or since it began if that is less
 * @param eta how long it takes at this rate; empty when that can't be told
 * @param sinceLast since a move ended; empty when none has
 */
record OperationProgress(
    long done,
    long underWay,
    long waiting,
    long failed,
    long skipped,
    long people,
    long leftBehind,
    double perMinute,
    Optional<Duration> eta,
    Optional<Duration> sinceLast) {
  private static final Duration WINDOW = Duration.ofMinutes(2);

  static OperationProgress of(Operation operation, Instant now) {
    Instant until = Objects.requireNonNullElse(operation.endedAt(), now);
    Instant from =
        operation.state().isOver() || operation.createdAt().isAfter(until.minus(WINDOW))
            ? operation.createdAt()
            : until.minus(WINDOW);
    List<Instant> ends =
        operation.moves().stream()
            .filter(move -> move.state().isOver())
            .map(MoveProgress::since)
            .toList();
    double minutes = Math.max(1, Duration.between(from, until).toSeconds()) / 60.0;
    double perMinute = ends.stream().filter(end -> !end.isBefore(from)).count() / minutes;
    int left = operation.moves().size() - ends.size();
    boolean tells = operation.state() == OperationState.RUNNING && perMinute > 0 && left > 0;
    return new OperationProgress(
        operation.count(MoveState.DONE),
        operation.moves().stream().filter(move -> move.state().isUnderWay()).count(),
        operation.count(MoveState.WAITING),
        operation.count(MoveState.FAILED),
        operation.count(MoveState.SKIPPED),
        people(operation, MoveState.DONE),
        operation.moves().stream().mapToLong(MoveProgress::leftBehind).sum(),
        perMinute,
        tells
            ? Optional.of(Duration.ofSeconds(Math.round(left / perMinute * 60)))
            : Optional.empty(),
        ends.stream()
            .max(Comparator.naturalOrder())
            .map(last -> Duration.between(last, now))
            .map(since -> since.isNegative() ? Duration.ZERO : since));
  }

  /** How many people moves in this state concern. */
  static long people(Operation operation, MoveState state) {
    return operation.moves().stream()
        .filter(move -> move.state() == state)
        .mapToLong(MoveProgress::people)
        .sum();
  }

  long all() {
    return done + underWay + waiting + failed + skipped;
  }
}
