// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.RoomReport;
import headroom.operations.fleet.FleetState.Comparison;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.reconciliation.Reconciliation;
import headroom.planning.reconciliation.Reconciliation.Action;
import headroom.planning.reconciliation.Reconciliation.Running;
import headroom.planning.reconciliation.Reconciliation.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Brings wanted and running together on one connected host. Each act is idempotent, so a pass that
 * failed half way is simply repeated.
 */
final class HostReconciler implements BooleanSupplier {
  private static final Logger LOG = Logger.getLogger(HostReconciler.class.getName());
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(10);

  /** As many as a room may expect; a larger one that is adopted expects no more. */
  private static final int MOST_EXPECTED = 1_000;

  private final HostId host;
  private final AgentLink link;
  private final FleetState state;
  private final HostStore hosts;
  private final RoomStore rooms;
  private final Clock clock;
  private final Executor executor;

  /**
   * @param executor carries commands to the agent side by side: a hung worker keeps only its own
   *     rooms waiting
   */
  HostReconciler(
      HostId host,
      AgentLink link,
      FleetState state,
      HostStore hosts,
      RoomStore rooms,
      Clock clock,
      Executor executor) {
    this.host = host;
    this.link = link;
    this.state = state;
    this.hosts = hosts;
    this.rooms = rooms;
    this.clock = clock;
    this.executor = executor;
  }

  /** One pass; true when both sides agree as far as this host can help it. */
  @Override
  public boolean getAsBoolean() {
    Optional<Comparison> comparison = state.compare(host, link);
    if (comparison.isEmpty()) {
      return true;
    }
    return attempt("reconcile", () -> reconcile(comparison.get()));
  }

  private boolean reconcile(Comparison comparison) {
    state.record(host).ifPresent(hosts::save);
    List<CompletableFuture<Boolean>> commands = new ArrayList<>();
    boolean done = true;
    for (Action action : decide(comparison)) {
      Supplier<Boolean> act = () -> attempt(action.toString(), () -> carryOut(action, comparison));
      if (action instanceof Action.Adopt) {
        // One after the other: the database has few connections.
        done &= act.get();
      } else {
        commands.add(CompletableFuture.supplyAsync(act, executor));
      }
    }
    for (CompletableFuture<Boolean> command : commands) {
      done &= command.join();
    }
    return done;
  }

  private List<Action> decide(Comparison comparison) {
    Set<RoomId> wanted = comparison.wanted().stream().map(Wanted::room).collect(Collectors.toSet());
    Set<RoomId> closed = new HashSet<>();
    for (RoomReport room : comparison.running()) {
      if (!wanted.contains(room.id()) && rooms.wasClosed(room.id())) {
        closed.add(room.id());
      }
    }
    return Reconciliation.decide(
        host,
        comparison.wanted(),
        closed,
        comparison.running().stream()
            .map(room -> new Running(room.id(), room.workerNumber(), room.epoch()))
            .toList());
  }

  private boolean carryOut(Action action, Comparison comparison) {
    return switch (action) {
      case Action.Open(Wanted wanted) ->
          send(new AgentCommand.OpenRoom(wanted.room(), wanted.epoch(), wanted.home().number()));
      case Action.Raise(Running running, long epoch) ->
          send(new AgentCommand.OpenRoom(running.room(), epoch, running.workerNumber()));
      case Action.Close(RoomId room, long epoch, String reason) ->
          send(new AgentCommand.CloseRoom(room, epoch, reason));
      case Action.Adopt(Running running) ->
          comparison.running().stream()
              .filter(room -> room.id().equals(running.room()))
              .allMatch(this::adopt);
    };
  }

  private boolean adopt(RoomReport report) {
    WantedRoom room =
        new WantedRoom(
            report.id(),
            new WorkerId(host, report.workerNumber()),
            report.epoch(),
            Math.clamp(report.participants().size(), 1, MOST_EXPECTED),
            clock.instant(),
            "adopted from " + host);
    if (rooms.insert(room)) {
      state.want(room);
      LOG.log(
          Level.INFO,
          "Room {0} runs on {1} and was not known: adopted",
          new Object[] {report.id(), host});
      return true;
    }
    // Somebody else wants it, perhaps on another host: the next pass knows.
    rooms.find(room.id()).ifPresent(state::want);
    return false;
  }

  /** True when nothing is left to do. */
  private boolean send(AgentCommand command) {
    CommandOutcome outcome = link.send(command, COMMAND_TIMEOUT);
    boolean settled =
        outcome.done()
            || switch (outcome.code()) {
              // The agent knows more than we do: repeating it would not change its mind.
              case "STALE_EPOCH" -> true;
              case "ROOM_UNKNOWN" -> command instanceof AgentCommand.CloseRoom;
              default -> false;
            };
    if (!outcome.done()) {
      LOG.log(
          settled ? Level.INFO : Level.WARNING,
          "{0} refused {1}: {2} {3}",
          new Object[] {host, command, outcome.code(), outcome.message()});
    }
    return settled;
  }

  private boolean attempt(String what, BooleanSupplier act) {
    try {
      return act.getAsBoolean();
    } catch (HeadroomException e) {
      // Media goes on meanwhile; the next pass tries again.
      LOG.log(Level.WARNING, e, () -> host + ": could not " + what + ": " + e.code());
      return false;
    }
  }
}
