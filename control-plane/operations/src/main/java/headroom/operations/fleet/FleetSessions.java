// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.operations.agent.AgentHello;
import headroom.operations.agent.AgentInventory;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.AgentReport;
import headroom.operations.agent.AgentSessions;
import headroom.operations.agent.MeasuredGaps;
import headroom.operations.room.RoomStore;
import headroom.planning.HostId;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes up agents and has wanted and running reconciled.
 *
 * <p>Reconciling waits for the database and for the agent's answers, so it runs apart from the
 * session's own thread: reports never wait for it.
 */
public final class FleetSessions implements AgentSessions {
  private static final Logger LOG = Logger.getLogger(FleetSessions.class.getName());

  private final FleetState state;
  private final HostStore hosts;
  private final RoomStore rooms;
  private final JoinTokens tokens;
  private final RoomPlans plans;
  private final Consumer<MeasuredGaps> measured;
  private final Executor executor;

  /**
   * @param measured takes what receivers measured while they were moved
   * @param executor runs what waits, side by side: a thread per task
   */
  public FleetSessions(
      FleetState state,
      HostStore hosts,
      RoomStore rooms,
      JoinTokens tokens,
      Consumer<MeasuredGaps> measured,
      Executor executor) {
    this.measured = measured;
    this.state = state;
    this.hosts = hosts;
    this.rooms = rooms;
    this.tokens = tokens;
    this.plans = new RoomPlans(state.rooms(), tokens);
    this.executor = executor;
  }

  @Override
  public String tokenKeys() {
    return tokens.publicKeys();
  }

  @Override
  public Session open(AgentHello hello, AgentLink link) {
    state
        .agents()
        .connected(hello, link)
        .ifPresent(former -> former.close("replaced by a newer session of the same host"));
    return new HostSession(hello.host(), link);
  }

  private final class HostSession implements Session {
    private final HostId host;
    private final AgentLink link;
    private final ReconcileTurns turns;

    HostSession(HostId host, AgentLink link) {
      this.host = host;
      this.link = link;
      this.turns =
          new ReconcileTurns(
              new HostReconciler(host, link, state, hosts, rooms, plans, executor),
              state.agents()::nanos,
              executor);
    }

    @Override
    public void inventory(AgentInventory inventory) {
      state.agents().inventory(host, link, inventory);
      turns.needed();
      turns.next();
    }

    @Override
    public void report(AgentReport report) {
      if (!report.measured().isEmpty()) {
        executor.execute(() -> report.measured().forEach(measured));
      }
      if (state.agents().report(host, link, report)) {
        turns.needed();
      }
      turns.next();
    }

    @Override
    public void ended() {
      state.agents().ended(host, link);
      try {
        executor.execute(this::save);
      } catch (RejectedExecutionException e) {
        LOG.log(Level.FINE, "The server ends; {0} is not saved once more", host);
      }
    }

    private void save() {
      try {
        state.hosts().record(host).ifPresent(hosts::save);
      } catch (HeadroomException e) {
        // Soft: it is saved again when the host is back.
        LOG.log(
            Level.INFO,
            "Could not save when {0} was last seen: {1}",
            new Object[] {host, e.code()});
      }
    }
  }
}
