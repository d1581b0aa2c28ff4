// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetMoves;
import headroom.operations.fleet.FleetState;
import headroom.operations.room.RoomParts;
import headroom.operations.room.Rooms;
import headroom.operations.room.Tickets;
import headroom.planning.RoomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Carries operations on. What is stored says what is to be done next, so whichever replica runs,
 * and however often it is restarted, goes on where the last one stopped.
 */
public final class OperationRunner {
  private static final System.Logger LOG = System.getLogger(OperationRunner.class.getName());

  /** Another replica takes over from one that has said nothing for so long. */
  static final Duration CLAIM = Duration.ofSeconds(3);

  private final OperationStore store;
  private final FleetMoves fleet;
  private final MoveSteps steps;
  private final Clock clock;
  private final String replica;
  private final Executor executor;
  private final FaultPoint.Watch watch;

  /** Moves that a thread is at now, by their names. */
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  /**
   * @param replica this process; another one after a restart
   * @param executor carries moves on side by side, a thread each
   */
  public OperationRunner(
      OperationStore store,
      FleetState state,
      RoomParts parts,
      Rooms rooms,
      Tickets tickets,
      Clock clock,
      String replica,
      Executor executor,
      FaultPoint.Watch watch) {
    this.store = store;
    this.fleet = state.moves();
    this.steps =
        new MoveSteps(
            fleet, parts, rooms, new Announcements(state, fleet, tickets, clock), clock, watch);
    this.clock = clock;
    this.replica = replica;
    this.executor = executor;
    this.watch = watch;
  }

  /** Looks what is due. To be called several times a second. */
  public void tick() {
    if (fleet.isListening()) {
      return;
    }
    try {
      // Looked at first: what a thread of ours changes after that may be read too early.
      Set<String> atWork = Set.copyOf(busy);
      store.open().forEach(operation -> carryOn(operation, atWork));
    } catch (HeadroomException e) {
      LOG.log(System.Logger.Level.DEBUG, "Operations wait: {0}", e.getMessage());
    }
  }

  private void carryOn(Operation operation, Set<String> atWork) {
    if (!store.claim(operation.id(), replica, CLAIM)) {
      return;
    }
    Set<String> ours =
        operation.moves().stream()
            .map(move -> Announcements.name(operation, move))
            .filter(atWork::contains)
            .collect(Collectors.toSet());
    // A move that is beginning still says that it waits.
    Optional<OperationState> end =
        ours.isEmpty() ? OperationDecider.end(operation) : Optional.empty();
    if (end.isPresent()) {
      end(operation, end.get());
      return;
    }
    for (MoveProgress move : OperationDecider.due(operation)) {
      String name = Announcements.name(operation, move);
      if (!ours.contains(name) && busy.add(name)) {
        try {
          executor.execute(
              () -> {
                try {
                  carryOn(operation, move);
                } finally {
                  busy.remove(name);
                }
              });
        } catch (RejectedExecutionException e) {
          busy.remove(name);
        }
      }
    }
  }

  private void end(Operation operation, OperationState planned) {
    List<RoomId> come = come(operation);
    OperationState end =
        planned == OperationState.DONE && !come.isEmpty() ? OperationState.FAILED : planned;
    Instant now = clock.instant();
    if (store.turn(
        operation.id(),
        operation.state(),
        end,
        now,
        OperationActs.end(operation, end, come, now))) {
      LOG.log(
          System.Logger.Level.INFO,
          "Operation {0} is {1}{2}",
          operation.id(),
          end,
          come.isEmpty() ? "" : "; rooms that have come meanwhile: " + come);
      watch.passed(FaultPoint.OPERATION_ENDED);
    }
  }

  /** Rooms that have come to what is drained since the drain began: it is not empty then. */
  private List<RoomId> come(Operation operation) {
    return operation.kind() == OperationKind.DRAIN && operation.reverseOf() == null
        ? fleet.comeSince(Set.of(operation.subject().split(", ")), operation.createdAt())
        : List.of();
  }

  /** From step to step, until it has to wait or is over. */
  private void carryOn(Operation operation, MoveProgress begun) {
    MoveProgress at = begun;
    while (!at.state().isOver()) {
      MoveProgress next = steps.step(operation, at);
      if (next.equals(at)) {
        return;
      }
      try {
        if (!store.advance(operation.id(), at, next)) {
          return; // Another replica was quicker: what it wrote is read with the next tick.
        }
      } catch (HeadroomException e) {
        if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
          throw e;
        }
        return; // The step is done once more when it can be written down.
      }
      if (next.state() == at.state()) {
        return;
      }
      at = next;
    }
    LOG.log(
        System.Logger.Level.INFO,
        "Room {0} from {1} to {2}: {3} {4}",
        at.move().room(),
        at.move().from(),
        at.move().to(),
        at.state(),
        at.note());
  }
}
