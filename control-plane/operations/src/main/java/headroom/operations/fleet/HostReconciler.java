// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.HeadroomException;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedPart;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.reconciliation.Reconciliation;
import headroom.planning.reconciliation.Reconciliation.Action;
import headroom.planning.reconciliation.Reconciliation.Running;
import headroom.planning.reconciliation.Reconciliation.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

  private final HostId host;
  private final AgentLink link;
  private final FleetState state;
  private final HostStore hosts;
  private final RoomStore rooms;
  private final RoomPlans plans;
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
      RoomPlans plans,
      Executor executor) {
    this.host = host;
    this.link = link;
    this.state = state;
    this.hosts = hosts;
    this.rooms = rooms;
    this.plans = plans;
    this.executor = executor;
  }

  /** One pass; true when both sides agree as far as this host can help it. */
  @Override
  public boolean getAsBoolean() {
    // After a restoration nobody is told anything until all hosts were heard. Asked first: what is
    // compared while all of it is taken over would be of before.
    if (state.restoration().isListening()) {
      return true;
    }
    Optional<Comparison> comparison = state.agents().compare(host, link);
    return comparison.isEmpty() || attempt("reconcile", () -> reconcile(comparison.get()));
  }

  private boolean reconcile(Comparison comparison) {
    state.hosts().record(host).ifPresent(hosts::save);
    List<CompletableFuture<Boolean>> commands = new ArrayList<>();
    boolean done = true;
    for (Action action : decide(comparison)) {
      Supplier<Boolean> act = () -> attempt(action.toString(), () -> carryOut(action));
      if (action instanceof Action.Adopt || action instanceof Action.Join) {
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
    Set<RoomId> unknown =
        comparison.running().stream()
            .map(Running::room)
            .filter(room -> !wanted.contains(room))
            .collect(Collectors.toSet());
    Map<RoomId, Long> closed = unknown.isEmpty() ? Map.of() : rooms.closed(unknown);
    return Reconciliation.decide(
        host, comparison.wanted(), closed, comparison.running(), state.restoration().epochFloor());
  }

  private boolean carryOut(Action action) {
    return switch (action) {
      case Action.Tell(RoomId room, int workerNumber) -> tell(room, workerNumber);
      case Action.Close(RoomId room, long epoch, String reason) ->
          send(new AgentCommand.CloseRoom(room, epoch, reason));
      case Action.Adopt(RoomId room) -> adopt(room);
      case Action.Join(RoomId room, int workerNumber) -> join(room, workerNumber);
    };
  }

  private boolean tell(RoomId room, int workerNumber) {
    // Nobody wants it any more: its closing has the word.
    return plans.told(room, new WorkerId(host, workerNumber)).map(this::send).orElse(true);
  }

  private boolean adopt(RoomId id) {
    Optional<WantedRoom> found = state.agents().found(id, host);
    if (found.isEmpty()) {
      return true;
    }
    WantedRoom room = found.get();
    // Somebody else may want it meanwhile, perhaps on another host.
    if (!write(room, rooms::insert, state.rooms()::want)) {
      return false;
    }
    LOG.log(
        Level.INFO,
        "Room {0} runs on {1} and was not known: adopted",
        new Object[] {id, room.parts()});
    return tell(id, room.home().number());
  }

  private boolean join(RoomId id, int workerNumber) {
    WantedRoom room = state.rooms().wanted(id).orElse(null);
    WorkerId part = new WorkerId(host, workerNumber);
    if (room == null || room.parts().contains(part)) {
      return false;
    }
    WantedRoom joined = room.with(room.plan().plus(new WantedPart(part, false)));
    if (!write(joined, rooms::replan, state.rooms()::learn)) {
      return false;
    }
    LOG.log(
        Level.INFO,
        "Room {0} ran on {1} before the database was restored: it is a part of it now",
        new Object[] {id, part});
    return tell(id, workerNumber);
  }

  /**
   * Stores what runs, after which the agents of all parts are compared anew. False when somebody
   * else was first: then the next pass begins with what they wrote.
   *
   * @param know takes over what is stored
   */
  private boolean write(WantedRoom room, Predicate<WantedRoom> store, Consumer<WantedRoom> know) {
    if (!store.test(room)) {
      rooms.find(room.id()).ifPresent(know);
      return false;
    }
    know.accept(room);
    room.parts().forEach(part -> state.agents().doubt(part.host()));
    return true;
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
    if (outcome.done() && command instanceof AgentCommand.OpenRoom open) {
      state.agents().told(host, link, open);
    }
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
