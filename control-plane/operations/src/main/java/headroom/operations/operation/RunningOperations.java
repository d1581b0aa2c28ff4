// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.MeasuredGaps;
import headroom.operations.audit.Act;
import headroom.operations.audit.RefusedActs;
import headroom.operations.fleet.FleetMoves;
import headroom.planning.WorkerId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Operations that are stored; {@link OperationRunner} carries them out. */
public final class RunningOperations implements Operations {
  private static final System.Logger LOG = System.getLogger(RunningOperations.class.getName());
  private static final int MOST_MOVES = 20_000;
  private static final String REVERSE = "operation.reverse";
  private static final String RETRY = "operation.retry";

  private final OperationStore store;
  private final FleetMoves fleet;
  private final Clock clock;
  private final FaultPoint.Watch watch;
  private final RefusedActs refused;

  public RunningOperations(
      OperationStore store,
      FleetMoves fleet,
      Clock clock,
      FaultPoint.Watch watch,
      RefusedActs refused) {
    this.store = store;
    this.fleet = fleet;
    this.clock = clock;
    this.watch = watch;
    this.refused = refused;
  }

  @Override
  public Operation begin(OperationRequest request) {
    return begin(request, OperationActs.applying(request.kind()), Map.of());
  }

  /**
   * @param act its name in the audit
   * @param more values for the audit beside the operation's own
   */
  private Operation begin(OperationRequest request, String act, Map<String, Object> more) {
    Optional<Operation> known = store.find(request.id());
    if (known.isPresent()) {
      return known.get();
    }
    // A host that is empty already is drained by its cordon.
    int fewest = request.kind() == OperationKind.DRAIN ? 0 : 1;
    if (request.steps().size() < fewest || request.steps().size() > MOST_MOVES) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "An operation has 1 to " + MOST_MOVES + " moves.");
    }
    request.steps().forEach(step -> requireSource(step.move()));
    return added(request, act, more);
  }

  private Operation added(OperationRequest request, String act, Map<String, Object> more) {
    Instant now = clock.instant();
    List<MoveProgress> moves = new ArrayList<>();
    for (OperationRequest.Step step : request.steps()) {
      moves.add(MoveProgress.waiting(moves.size(), step.wave(), step.move(), now));
    }
    Operation begun =
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
            moves);
    Map<String, Object> what = new TreeMap<>(OperationActs.what(begun, request.plan()));
    what.putAll(more);
    Act written = OperationActs.begin(begun.id(), act, begun.reason(), begun.requestedBy(), what);
    if (store.insert(begun, written.done(now))) {
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
    if (!isThere(move)) {
      throw new HeadroomException(
          ErrorCode.PLAN_OUTDATED,
          "Room " + move.room() + " has no part on " + move.from() + " any more. Plan anew.");
    }
  }

  private boolean isThere(RoomMove move) {
    return fleet
        .source(move.room(), move.from())
        .filter(source -> source.isPart(move.from()))
        .isPresent();
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
    Act act = OperationActs.turn(id, operation.state(), to, requestedBy);
    refused.attempt(
        act,
        () -> {
          Instant now = clock.instant();
          if (operation.state() != from || !store.turn(id, from, to, now, act.done(now))) {
            throw new HeadroomException(
                ErrorCode.OPERATION_OVER,
                "Operation " + id + " is " + get(id).state() + " and can't become " + to + ".");
          }
        });
    LOG.log(System.Logger.Level.INFO, "Operation {0} is {1} by {2}", id, to, requestedBy);
    return get(id);
  }

  @Override
  public Operation settle(OperationId id, OperationSettings settings, String requestedBy) {
    Operation before = get(id);
    return before.settings().equals(settings) && !before.state().isOver()
        ? before
        : settle(before, settings, "operation.settings", "", requestedBy);
  }

  @Override
  public Operation force(OperationId id, String reason, String requestedBy) {
    Operation before = get(id);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return before.settings().isForcedAt(now) && !before.state().isOver()
        ? before
        : settle(before, before.settings().forcedAt(now), "operation.force", reason, requestedBy);
  }

  private Operation settle(
      Operation before,
      OperationSettings settings,
      String name,
      String reason,
      String requestedBy) {
    OperationId id = before.id();
    Act act = OperationActs.settle(before, settings, name, reason, requestedBy);
    refused.attempt(
        act,
        () -> {
          if (!store.settle(id, settings, act.done(clock.instant()))) {
            throw new HeadroomException(ErrorCode.OPERATION_OVER, "Operation " + id + " is over.");
          }
        });
    LOG.log(System.Logger.Level.INFO, "Operation {0}: {1} by {2}", id, settings, requestedBy);
    return get(id);
  }

  @Override
  public Operation reverse(OperationId id, OperationId as, String reason, String requestedBy) {
    return refused.attempt(
        OperationActs.begin(as, REVERSE, reason, requestedBy, Map.of("reverseOf", id.toString())),
        () -> back(requireOver(id), as, reason, requestedBy));
  }

  private Operation back(Operation former, OperationId as, String reason, String requestedBy) {
    int last = former.moves().stream().mapToInt(MoveProgress::wave).max().orElse(0);
    List<OperationRequest.Step> back =
        former.moves().reversed().stream()
            .filter(move -> move.state() == MoveState.DONE)
            .map(move -> new OperationRequest.Step(move.move().reversed(), last + 1 - move.wave()))
            .toList();
    return again(former, as, back, reason, requestedBy, true);
  }

  @Override
  public Operation retry(OperationId id, OperationId as, String reason, String requestedBy) {
    return refused.attempt(
        OperationActs.begin(as, RETRY, reason, requestedBy, Map.of("retryOf", id.toString())),
        () -> {
          Operation former = requireOver(id);
          return again(
              former,
              as,
              moves(former, move -> move.state() == MoveState.FAILED),
              reason,
              requestedBy,
              false);
        });
  }

  /** Rooms that have ended or gone on since then are skipped when it is their turn. */
  private Operation again(
      Operation former,
      OperationId as,
      List<OperationRequest.Step> steps,
      String reason,
      String requestedBy,
      boolean reverse) {
    Optional<Operation> known = store.find(as);
    if (known.isPresent()) {
      return known.get();
    }
    if (steps.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "Operation " + former.id() + " has no such moves.");
    }
    List<RoomMove> left =
        steps.stream().map(OperationRequest.Step::move).filter(this::isThere).toList();
    if (left.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.PLAN_OUTDATED,
          "No room of operation " + former.id() + " is where it left it. Plan anew.");
    }
    requireUncordoned(left);
    return added(
        new OperationRequest(
            as,
            former.kind(),
            former.subject(),
            steps,
            former.settings(),
            reason,
            requestedBy,
            reverse ? former.id() : null),
        reverse ? REVERSE : RETRY,
        Map.of(reverse ? "reverseOf" : "retryOf", former.id().toString()));
  }

  /** What was drained is cordoned still, and each move would fail after many tries. */
  private void requireUncordoned(List<RoomMove> moves) {
    List<String> cordoned =
        moves.stream()
            .map(RoomMove::to)
            .filter(fleet::isCordoned)
            .map(WorkerId::toString)
            .distinct()
            .sorted()
            .toList();
    if (!cordoned.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.CORDONED,
          "Nobody can be moved to "
              + String.join(", ", cordoned)
              + ": cordoned. Uncordon the host or the worker first.");
    }
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
