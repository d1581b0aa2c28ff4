// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.HeadroomException;
import headroom.operations.automatic.AutomaticRunner;
import headroom.operations.automatic.AutomaticSettings;
import headroom.operations.automatic.StoredAutomaticMode;
import headroom.operations.event.EventFeed;
import headroom.operations.event.OperationEvents;
import headroom.operations.fleet.FleetPicture.DatabaseState;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.FleetTicker;
import headroom.operations.history.LoadRecorder;
import headroom.operations.operation.OperationRunner;
import headroom.operations.policy.Policies;
import headroom.operations.restoration.Settling;
import headroom.operations.room.PlacingRooms;
import headroom.server.database.DatabaseProbe;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Everything that happens by the clock. Three threads, so that a slow database delays neither the
 * picture nor the news that it is slow.
 */
@Component
final class Schedules implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Duration IDLE_PARTS = Duration.ofSeconds(1);
  private static final Duration OPERATIONS = Duration.ofMillis(200);
  private static final Duration AUTOMATIC = AutomaticSettings.PERIOD;
  private static final Duration SAMPLE = Duration.ofSeconds(1);
  private static final Duration SHARE_LOAD = Duration.ofSeconds(5);
  private static final Duration POLICIES = Duration.ofSeconds(5);
  private static final Duration PRUNE = Duration.ofHours(1);

  private final FleetTicker ticker;
  private final FleetState state;
  private final DatabaseProbe probe;
  private final LoadKeeper loads;
  private final Settling settling;
  private final PlacingRooms rooms;
  private final OperationRunner operations;
  private final OperationEvents operationEvents;
  private final EventFeed events;
  private final Policies policies;
  private final StoredAutomaticMode automatic;
  private final AutomaticRunner automaticRunner;
  private volatile boolean running;
  private ScheduledExecutorService[] threads = {};

  Schedules(
      FleetTicker ticker,
      FleetState state,
      DatabaseProbe probe,
      LoadRecorder recorder,
      Settling settling,
      PlacingRooms rooms,
      OperationRunner operations,
      OperationEvents operationEvents,
      EventFeed events,
      Policies policies,
      StoredAutomaticMode automatic,
      AutomaticRunner automaticRunner) {
    this.ticker = ticker;
    this.state = state;
    this.probe = probe;
    this.settling = settling;
    this.rooms = rooms;
    this.operations = operations;
    this.operationEvents = operationEvents;
    this.events = events;
    this.policies = policies;
    this.automatic = automatic;
    this.automaticRunner = automaticRunner;
    this.loads = new LoadKeeper(ticker, recorder);
  }

  @Override
  public void start() {
    ScheduledExecutorService ticks = thread("fleet-tick");
    ScheduledExecutorService probes = thread("database-probe");
    ScheduledExecutorService writes = thread("load-keeper");
    ScheduledExecutorService parts = thread("idle-parts");
    ScheduledExecutorService moves = thread("operations");
    ScheduledExecutorService decisions = thread("automatic");
    threads = new ScheduledExecutorService[] {ticks, probes, writes, parts, moves, decisions};
    every(TICK, ticks, ticker::tick);
    every(PROBE, probes, this::probe);
    every(SAMPLE, writes, loads::sample);
    every(SHARE_LOAD, writes, loads::saveLatest);
    every(SETTLING, parts, settling::tick);
    every(IDLE_PARTS, parts, rooms::closeIdleParts);
    every(OPERATIONS, moves, operations::tick);
    every(OPERATIONS, moves, operationEvents::look);
    every(AUTOMATIC, decisions, automaticRunner::tick);
    every(PRUNE, decisions, this::pruneDecisions);
    every(POLICIES, writes, this::followOtherReplicas);
    every(PRUNE, writes, loads::prune);
    running = true;
  }

  private void probe() {
    state.databaseIs(probe.answers() ? DatabaseState.AVAILABLE : DatabaseState.AWAY);
  }

  private void followOtherReplicas() {
    try {
      policies.refresh();
      automatic.refresh();
    } catch (HeadroomException e) {
      LOG.debug("What other replicas set is read when the database is back: {}", e.code(), e);
    }
  }

  private void pruneDecisions() {
    try {
      automaticRunner.prune();
    } catch (HeadroomException e) {
      LOG.debug("Old decisions are forgotten when the database is back: {}", e.code(), e);
    }
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name(name).factory());
  }

  private static void every(Duration pause, ScheduledExecutorService thread, Runnable work) {
    // With a fixed delay a slow machine skips beats instead of piling them up.
    var _ =
        thread.scheduleWithFixedDelay(
            () -> guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      // An exception that leaves here would end the schedule for good.
      LOG.error("Scheduled work failed and is tried again at its next turn", e);
    }
  }

  @Override
  public void stop() {
    running = false;
    // Streams would keep the server waiting for requests that are under way.
    events.close();
    for (ScheduledExecutorService thread : threads) {
      thread.shutdownNow();
    }
    for (ScheduledExecutorService thread : threads) {
      thread.close();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
