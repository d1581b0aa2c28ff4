// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.MeasuredGaps;
import headroom.operations.fleet.FleetMoves;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Operations that are stored; {@link OperationRunner} carries them out. */
public final class RunningOperations implements Operations {
  private static final System.Logger LOG = System.getLogger(RunningOperations.class.getName());
  private static final int MOST_MOVES = 20_000;

  private final OperationStore store;
  private final FleetMoves fleet;
  private final Clock clock;
  private final FaultPoint.Watch watch;

  public RunningOperations(
      OperationStore store, FleetMoves fleet, Clock clock, FaultPoint.Watch watch) {
    this.store = store;
    this.fleet = fleet;
    this.clock = clock;
    this.watch = watch;
  }

  @Override
  public Operation begin(OperationRequest request) {
    Optional<Operation> known = store.find(request.id());
    if (known.isPresent()) {
      return known.get();
    }
    if (request.steps().isEmpty() || request.steps().size() > MOST_MOVES) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "An operation has 1 to " + MOST_MOVES + " moves.");
    }
    request.steps().forEach(step -> requireSource(step.move()));
    Instant now = clock.instant();
    List<MoveProgress> moves = new ArrayList<>();
    for (OperationRequest.Step step : request.steps()) {
      moves.add(MoveProgress.waiting(moves.size(), step.wave(), step.move(), now));
    }
    boolean isNew =
        store.insert(
            new Operation(
                request.id(),
                request.kind(),
                request.subject(),
                request.reason(),
                request.requestedBy(),
                now,
                null,
                OperationState.RUNNING,
                request.settings(),
                request.reverseOf(),
                moves));
    if (isNew) {
      watch.passed(FaultPoint.OPERATION_STORED);
      LOG.log(
          System.Logger.Level.INFO,
          "Operation {0}: {1} of {2}, {3} moves, asked for by {4}: {5}",
          request.id(),
          request.kind(),
          request.subject(),
          moves.size(),
          request.requestedBy(),
          request.reason());
    }
    return get(request.id());
  }

  /** A plan is old when what it moves is no longer where it was. */
  private void requireSource(RoomMove move) {
    boolean there =
        fleet
            .source(move.room(), move.from())
            .filter(source -> source.isPart(move.from()))
            .isPresent();
    if (!there) {
      throw new HeadroomException(
          ErrorCode.PLAN_OUTDATED,
          "Room " + move.room() + " has no part on " + move.from() + " any more. Plan anew.");
    }
  }

  @Override
  public Optional<Operation> find(OperationId id) {
    return store.find(id);
  }

  @Override
  public Operation get(OperationId id) {
    return find(id)
        .orElseThrow(
            () ->
                new HeadroomException(
                    ErrorCode.OPERATION_UNKNOWN, "There is no operation " + id + "."));
  }

  @Override
  public List<Operation> latest(int most) {
    return store.latest(most);
  }

  @Override
  public List<MeasuredMove> measured(OperationId id) {
    return store.measured(id);
  }

  @Override
  public GapSummary gaps(OperationId id) {
    return store.gaps(id);
  }

  @Override
  public Operation pause(OperationId id, String requestedBy) {
    return turn(id, OperationState.RUNNING, OperationState.PAUSED, requestedBy);
  }

  @Override
  public Operation resume(OperationId id, String requestedBy) {
    return turn(id, OperationState.PAUSED, OperationState.RUNNING, requestedBy);
  }

  @Override
  public Operation stop(OperationId id, String requestedBy) {
    Operation operation = get(id);
    return turn(
        id,
        operation.state() == OperationState.PAUSED ? OperationState.PAUSED : OperationState.RUNNING,
        OperationState.STOPPING,
        requestedBy);
  }

  private Operation turn(
      OperationId id, OperationState from, OperationState to, String requestedBy) {
    Operation operation = get(id);
    if (operation.state() == to) {
      return operation;
    }
    if (operation.state() != from || !store.turn(id, from, to, clock.instant())) {
      throw new HeadroomException(
          ErrorCode.OPERATION_OVER,
          "Operation " + id + " is " + get(id).state() + " and can't become " + to + ".");
    }
    LOG.log(System.Logger.Level.INFO, "Operation {0} is {1} by {2}", id, to, requestedBy);
    return get(id);
  }

  @Override
  public Operation settle(OperationId id, OperationSettings settings, String requestedBy) {
    get(id);
    if (!store.settle(id, settings)) {
      throw new HeadroomException(ErrorCode.OPERATION_OVER, "Operation " + id + " is over.");
    }
    LOG.log(System.Logger.Level.INFO, "Operation {0}: {1} by {2}", id, settings, requestedBy);
    return get(id);
  }

  @Override
  public Operation reverse(OperationId id, OperationId as, String reason, String requestedBy) {
    Operation former = requireOver(id);
    int last = former.moves().getLast().wave();
    List<OperationRequest.Step> back =
        former.moves().reversed().stream()
            .filter(move -> move.state() == MoveState.DONE)
            .map(move -> new OperationRequest.Step(move.move().reversed(), last + 1 - move.wave()))
            .toList();
    return again(former, as, back, reason, requestedBy, id);
  }

  @Override
  public Operation retry(OperationId id, OperationId as, String reason, String requestedBy) {
    Operation former = requireOver(id);
    return again(
        former,
        as,
        moves(former, move -> move.state() == MoveState.FAILED),
        reason,
        requestedBy,
        null);
  }

  private Operation again(
      Operation former,
      OperationId as,
      List<OperationRequest.Step> steps,
      String reason,
      String requestedBy,
      @Nullable OperationId reverseOf) {
    if (steps.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "Operation " + former.id() + " has no such moves.");
    }
    return begin(
        new OperationRequest(
            as,
            former.kind(),
            former.subject(),
            steps,
            former.settings(),
            reason,
            requestedBy,
            reverseOf));
  }

  private static List<OperationRequest.Step> moves(
      Operation operation, Predicate<MoveProgress> which) {
    return operation.moves().stream()
        .filter(which)
        .map(move -> new OperationRequest.Step(move.move(), move.wave()))
        .toList();
  }

  private Operation requireOver(OperationId id) {
    Operation operation = get(id);
    if (!operation.state().isOver()) {
      throw new HeadroomException(
          ErrorCode.OPERATION_RUNNING,
          "Operation " + id + " is " + operation.state() + ". Stop it, or wait for its end.");
    }
    return operation;
  }

  @Override
  public void measured(MeasuredGaps gaps) {
    try {
      OperationId id = Announcements.operation(gaps.move());
      if (store.find(id).isPresent()) {
        store.measured(new MeasuredMove(id, gaps.room(), gaps.receiver(), gaps.streams()));
      }
    } catch (HeadroomException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "What {0} measured of {1} is lost: {2}",
          gaps.receiver(),
          gaps.move(),
          e.getMessage());
    }
  }
}
