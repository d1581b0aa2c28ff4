// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.AgentSessions;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.RoomReport;
import headroom.operations.room.RoomStore;
import headroom.operations.room.WantedRoom;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.reconciliation.Reconciliation;
import headroom.planning.reconciliation.Reconciliation.Action;
import headroom.planning.reconciliation.Reconciliation.Running;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes up agents and reconciles wanted with running when one has connected.
 *
 * <p>Reconciling waits for the database and for the agent's answers, so it runs apart from the
 * session's own thread: reports never wait for it.
 */
public final class FleetSessions implements AgentSessions {
  private static final Logger LOG = Logger.getLogger(FleetSessions.class.getName());
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(10);

  private final FleetState state;
  private final HostStore hosts;
  private final RoomStore rooms;
  private final JoinTokens tokens;
  private final Clock clock;
  private final Executor executor;

  /**
   * @param executor runs what waits; one task per connected agent
   */
  public FleetSessions(
      FleetState state,
      HostStore hosts,
      RoomStore rooms,
      JoinTokens tokens,
      Clock clock,
      Executor executor) {
    this.state = state;
    this.hosts = hosts;
    this.rooms = rooms;
    this.tokens = tokens;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public String tokenKeys() {
    return tokens.publicKeys();
  }

  @Override
  public Session open(AgentHello hello, AgentLink link) {
    if (state.connectedIncarnation(hello.host()) > hello.incarnation()) {
      throw new HeadroomException(
          ErrorCode.FORBIDDEN,
          "An agent with a newer incarnation is connected as "
              + hello.host()
              + ". Give each host a name of its own.");
    }
    state
        .connected(hello, link)
        .ifPresent(former -> former.close("replaced by a newer session of the same host"));
    return new HostSession(hello.host(), link);
  }

  private final class HostSession implements Session {
    private final HostId host;
    private final AgentLink link;

    HostSession(HostId host, AgentLink link) {
      this.host = host;
      this.link = link;
    }

    @Override
    public void inventory(AgentInventory inventory) {
      state.inventory(host, link, inventory);
      executor.execute(() -> guarded("reconcile", () -> reconcile(inventory)));
    }

    @Override
    public void report(AgentReport report) {
      state.report(host, link, report);
    }

    @Override
    public void ended() {
      state.ended(host, link);
      executor.execute(() -> guarded("save", () -> state.record(host).ifPresent(hosts::save)));
    }

    private void reconcile(AgentInventory inventory) {
      state.record(host).ifPresent(hosts::save);
      List<Running> running =
          inventory.rooms().stream()
              .map(room -> new Running(room.id(), room.workerNumber(), room.epoch()))
              .toList();
      Set<RoomId> closed = new HashSet<>();
      for (Running room : running) {
        if (state.wanted(room.room()).isEmpty() && rooms.wasClosed(room.room())) {
          closed.add(room.room());
        }
      }
      Reconciliation.decide(host, state.wantedRooms(), closed, running)
          .forEach(action -> guarded(action.toString(), () -> carryOut(action, inventory)));
    }

    private void carryOut(Action action, AgentInventory inventory) {
      switch (action) {
        case Action.Open open ->
            send(
                new AgentCommand.OpenRoom(
                    open.room(), open.wanted().epoch(), open.wanted().home().number()));
        case Action.Close close ->
            send(new AgentCommand.CloseRoom(close.room(), close.epoch(), close.reason()));
        case Action.Adopt adopt ->
            inventory.rooms().stream()
                .filter(room -> room.id().equals(adopt.room()))
                .findFirst()
                .ifPresent(this::adopt);
      }
    }

    private void adopt(RoomReport report) {
      WantedRoom room =
          new WantedRoom(
              report.id(),
              new WorkerId(host, report.workerNumber()),
              report.epoch(),
              Math.max(1, report.participants().size()),
              clock.instant(),
              "adopted from " + host);
      if (rooms.insert(room)) {
        state.want(room);
      }
    }

    private void send(AgentCommand command) {
      CommandOutcome outcome = link.send(command, COMMAND_TIMEOUT);
      if (!outcome.done()) {
        LOG.log(
            Level.WARNING,
            "{0} refused {1}: {2} {3}",
            new Object[] {host, command, outcome.code(), outcome.message()});
      }
    }

    private void guarded(String what, Runnable act) {
      try {
        act.run();
      } catch (HeadroomException e) {
        // The next connection reconciles again; media goes on meanwhile.
        LOG.log(Level.WARNING, e, () -> host + ": could not " + what + ": " + e.code());
      }
    }
  }
}
