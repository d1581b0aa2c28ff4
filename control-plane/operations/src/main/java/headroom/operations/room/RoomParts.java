// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.PartOpening;
import headroom.operations.fleet.RoomPlans;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a room consists of: in the database, in memory, and at its agents, in this order, so
 * that no agent follows a plan that a restart would forget.
 */
public final class RoomParts {
  private static final System.Logger LOG = System.getLogger(RoomParts.class.getName());

  /** The host of a new part is waited for. */
  static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);

  /** Its neighbours may take their time: reconciliation repeats what they missed. */
  private static final Duration NEIGHBOUR_TIMEOUT = Duration.ofSeconds(2);

  private static final int TRIES = 3;

  private final FleetState state;
  private final PlanChanges changes;
  private final RoomPlans plans;
  private final Executor executor;

  /**
   * @param executor tells several hosts side by side
   */
  public RoomParts(FleetState state, RoomStore store, JoinTokens tokens, Executor executor) {
    this.state = state;
    this.changes = new PlanChanges(state, store);
    this.plans = new RoomPlans(state.rooms(), tokens);
    this.executor = executor;
  }

  /**
   * Opens a part that was promised, and lets everybody go on who waits for it.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE, HOST_UNREACHABLE; then the part is taken back
   */
  void open(WantedRoom room, PartOpening opening) {
    HeadroomException failure =
        new HeadroomException(ErrorCode.INTERNAL, "The part could not be opened.");
    try {
      open(room.id(), new WantedPart(opening.part(), false));
      failure = null;
    } catch (HeadroomException e) {
      failure = e;
      throw e;
    } finally {
      state.seats().openingEnded(room, opening, failure);
    }
  }

  /**
   * Opens a part, or opens it by hand that is open already.
   *
   * @throws HeadroomException DATABASE_UNAVAILABLE, HOST_UNREACHABLE; then nothing has changed
   */
  public void open(RoomId id, WantedPart part) {
    open(id, part, RoomWitness.NONE);
  }

  /** The same as an act. */
  void open(RoomId id, WantedPart part, RoomWitness witness) {
    WantedRoom before =
        state
            .rooms()
            .wanted(id)
            .orElseThrow(
                () ->
                    new HeadroomException(
                        ErrorCode.ROOM_UNKNOWN, "Room " + id + " was closed meanwhile."));
    WantedRoom room =
        changes.change(
            id,
            plan -> {
              boolean there =
                  part.byHand() ? plan.further().contains(part) : plan.hasPart(part.worker());
              return there ? plan : plan.plus(part);
            },
            witness);
    try {
      tell(id, part.worker(), COMMAND_TIMEOUT);
    } catch (HeadroomException e) {
      if (!before.plan().hasPart(part.worker())) {
        takeBack(room, part, e);
      }
      throw e;
    }
    tellOthers(room, room.parts(), part.worker().host());
  }

  /** Takes a part out on which nobody is seated any more, and tells all hosts of the room. */
  public void close(RoomId id, WorkerId part) {
    close(id, part, RoomWitness.NONE);
  }

  /** The same as an act. */
  void close(RoomId id, WorkerId part, RoomWitness witness) {
    try {
      change(id, plan -> plan.hasPart(part) ? plan.minus(part) : plan, witness);
    } finally {
      state.seats().endClosingPart(id, part);
    }
  }

  /**
   * Makes one of its parts the room's home, in a new epoch, and tells all its hosts.
   *
   * @throws HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, DATABASE_UNAVAILABLE; then nothing has
   *     changed
   */
  public void rehome(RoomId id, WorkerId home) {
    WantedRoom room = changes.rehome(id, home);
    tellOthers(room, room.parts(), null);
  }

  /** Changes a room's plan and tells all its hosts; returns when those that answer have. */
  WantedRoom change(RoomId id, UnaryOperator<WantedPlan> change, RoomWitness witness) {
    Set<WorkerId> hosts =
        new LinkedHashSet<>(state.rooms().wanted(id).map(WantedRoom::parts).orElse(List.of()));
    WantedRoom room = changes.change(id, change, witness);
    hosts.addAll(room.parts());
    tellOthers(room, hosts, null);
    return room;
  }

  /**
   * Tells a host its room's plan and waits for its answer.
   *
   * @throws HeadroomException HOST_UNREACHABLE when it does not follow it
   */
  void tell(RoomId id, WorkerId at, Duration timeout) {
    for (int attempt = 1; ; attempt++) {
      AgentCommand.OpenRoom command =
          plans.told(id, at).orElseThrow(() -> unreachable(id, at, "the room was closed"));
      AgentLink link = state.agents().link(at.host());
      if (link == null) {
        throw unreachable(id, at, "it is not connected");
      }
      CommandOutcome outcome = link.send(command, timeout);
      if (outcome.done()) {
        state.agents().told(at.host(), link, command);
        return;
      }
      // A later plan may have overtaken this one: that is the one to be followed.
      if (!outcome.code().equals("STALE_EPOCH") || attempt == TRIES) {
        throw unreachable(id, at, outcome.code() + ": " + outcome.message());
      }
    }
  }

  /** Closes a room on all its hosts, side by side; what fails is done by reconciliation. */
  void closeEverywhere(WantedRoom room, String reason) {
    sideBySide(
        hosts(room.parts()),
        host -> {
          AgentLink link = state.agents().link(host);
          if (link != null
              && link.send(
                      new AgentCommand.CloseRoom(room.id(), room.epoch(), reason), COMMAND_TIMEOUT)
                  .done()) {
            return;
          }
          state.agents().doubt(host);
        });
  }

  private void tellOthers(WantedRoom room, Collection<WorkerId> parts, @Nullable HostId told) {
    Set<HostId> hosts = hosts(parts);
    if (told != null) {
      hosts.remove(told);
    }
    sideBySide(
        hosts,
        host -> {
          if (state.agents().isLive(host)) {
            WorkerId at =
                parts.stream().filter(part -> part.host().equals(host)).findFirst().orElseThrow();
            tell(room.id(), at, NEIGHBOUR_TIMEOUT);
          } else {
            state.agents().doubt(host);
          }
        });
  }

  /**
   * Leaves no part behind that its agent did not open, or opens too late. Nobody was let onto a
   * part that was to be opened for somebody; where an operator opened one, people may sit.
   */
  private void takeBack(WantedRoom room, WantedPart opened, HeadroomException why) {
    WorkerId part = opened.worker();
    hosts(room.parts()).forEach(state.agents()::doubt);
    if (opened.byHand() && state.seats().beginClosingPart(room.id(), part) > 0) {
      return;
    }
    try {
      changes.change(
          room.id(), plan -> plan.hasPart(part) ? plan.minus(part) : plan, RoomWitness.NONE);
    } catch (HeadroomException notStored) {
      // It stays wanted, here as in the database, until its agent opens it or it is found idle.
      why.addSuppressed(notStored);
    } finally {
      if (opened.byHand()) {
        state.seats().endClosingPart(room.id(), part);
      }
    }
  }

  private static Set<HostId> hosts(Collection<WorkerId> parts) {
    Set<HostId> hosts = new LinkedHashSet<>();
    parts.forEach(part -> hosts.add(part.host()));
    return hosts;
  }

  private void sideBySide(Set<HostId> hosts, HostAct act) {
    List<CompletableFuture<Void>> acts = new ArrayList<>();
    for (HostId host : hosts) {
      try {
        acts.add(CompletableFuture.runAsync(() -> attempt(host, act), executor));
      } catch (RejectedExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "The server ends; {0} is told nothing", host);
      }
    }
    acts.forEach(CompletableFuture::join);
  }

  private void attempt(HostId host, HostAct act) {
    try {
      act.on(host);
    } catch (HeadroomException e) {
      LOG.log(System.Logger.Level.WARNING, "{0} will be told again: {1}", host, e.getMessage());
      state.agents().doubt(host);
    }
  }

  private interface HostAct {
    void on(HostId host);
  }

  private static HeadroomException unreachable(RoomId id, WorkerId at, String why) {
    return new HeadroomException(
        ErrorCode.HOST_UNREACHABLE,
        "Host " + at.host() + " did not open room " + id + ": " + why + ". Try again.");
  }
}
