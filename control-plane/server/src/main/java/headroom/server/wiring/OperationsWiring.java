// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.access.JoinTokens;
import headroom.operations.access.SigningKeys;
import headroom.operations.agent.AgentSessions;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.RefusedActs;
import headroom.operations.automatic.AutomaticForecast;
import headroom.operations.fleet.FleetSessions;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.FleetTicker;
import headroom.operations.fleet.FleetTiming;
import headroom.operations.fleet.HostStore;
import headroom.operations.operation.FaultPoint;
import headroom.operations.operation.OperationRunner;
import headroom.operations.operation.OperationStore;
import headroom.operations.operation.RunningOperations;
import headroom.operations.plan.HostCordons;
import headroom.operations.plan.PlannedActs;
import headroom.operations.policy.Policies;
import headroom.operations.policy.PolicyStore;
import headroom.operations.restoration.RestorationStore;
import headroom.operations.restoration.Settling;
import headroom.operations.room.Invitations;
import headroom.operations.room.PlacingRooms;
import headroom.operations.room.RoomParts;
import headroom.operations.room.RoomStore;
import headroom.operations.room.Tickets;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.policy.PolicyValues;
import headroom.server.config.CapacitySettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases, as this process itself uses them; see {@link GuardWiring} for everybody else. */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  FleetState fleetState(Clock clock, CapacitySettings capacity, HostStore hosts, RoomStore rooms) {
    FleetState state =
        new FleetState(clock, System::nanoTime, FleetTiming.DEFAULT, capacity.policy());
    state.load(hosts.all(), hosts.cordonedWorkers(), rooms.open());
    return state;
  }

  /** Reads whether the database was restored before the first agent or caller is served. */
  @Bean
  Settling settling(FleetState state, RestorationStore store, RoomStore rooms, Clock clock) {
    return new Settling(state.restoration(), store, rooms, clock, System::nanoTime);
  }

  @Bean
  FleetTicker fleetTicker(FleetState state) {
    return new FleetTicker(state);
  }

  /** Reads what is set before the first agent or caller is served. */
  @Bean
  Policies policies(
      PolicyStore store,
      FleetTicker ticker,
      CapacitySettings capacity,
      FleetState state,
      AutomaticForecast automatic,
      Clock clock,
      RefusedActs refused) {
    return new Policies(
        store,
        ticker,
        PolicyValues.preset(capacity.policy(), SpeakerLimits.DEFAULT),
        state::policiesAre,
        automatic,
        clock,
        refused);
  }

  @Bean
  JoinTokens joinTokens(SigningKeys keys, Clock clock) {
    return JoinTokens.open(keys, clock);
  }

  @Bean
  RoomParts roomParts(
      FleetState state,
      RoomStore store,
      JoinTokens tokens,
      @Qualifier("sessionExecutor") ExecutorService executor) {
    return new RoomParts(state, store, tokens, executor);
  }

  @Bean
  RefusedActs refusedActs(AuditLog log, Clock clock) {
    return new RefusedActs(log, clock);
  }

  @Bean
  PlacingRooms rooms(
      FleetState state,
      RoomStore store,
      JoinTokens tokens,
      Clock clock,
      RoomParts parts,
      RefusedActs refused) {
    return new PlacingRooms(
        state, store, tokens, clock, new RandomNames(new SecureRandom()), parts, refused);
  }

  @Bean
  Invitations invitations(PlacingRooms rooms, JoinTokens tokens, Clock clock) {
    return new Invitations(rooms, tokens, clock);
  }

  /** Proofs name a moment at which the process ends as if killed; see the rig. */
  @Bean
  FaultPoint.Watch faultWatch(@Value("${headroom.fault-point:}") String point) {
    if (point.isEmpty()) {
      return FaultPoint.Watch.NONE;
    }
    FaultPoint fatal = FaultPoint.valueOf(point);
    return passed -> {
      if (passed == fatal) {
        Runtime.getRuntime().halt(137);
      }
    };
  }

  @Bean
  RunningOperations operations(
      OperationStore store,
      FleetState state,
      Clock clock,
      FaultPoint.Watch watch,
      RefusedActs refused) {
    return new RunningOperations(store, state.moves(), clock, watch, refused);
  }

  @Bean
  HostCordons cordons(FleetState state, HostStore hosts, Clock clock) {
    return new HostCordons(state.hosts(), hosts, clock);
  }

  @Bean
  PlannedActs plans(
      FleetState state,
      RunningOperations operations,
      HostCordons cordons,
      Clock clock,
      FaultPoint.Watch watch,
      RefusedActs refused) {
    return new PlannedActs(state, operations, cordons, clock, watch, refused);
  }

  @Bean
  OperationRunner operationRunner(
      OperationStore store,
      FleetState state,
      RoomParts parts,
      PlacingRooms rooms,
      JoinTokens tokens,
      Clock clock,
      @Qualifier("sessionExecutor") ExecutorService executor,
      FaultPoint.Watch watch) {
    return new OperationRunner(
        store,
        state,
        parts,
        rooms,
        new Tickets(state.hosts(), tokens),
        clock,
        UUID.randomUUID().toString(),
        executor,
        watch);
  }

  /** What waits for agents and the database: cheap threads, as many as it takes. */
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService sessionExecutor() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  AgentSessions agentSessions(
      FleetState state,
      HostStore hosts,
      RoomStore rooms,
      JoinTokens tokens,
      RunningOperations operations,
      @Qualifier("sessionExecutor") ExecutorService executor) {
    return new FleetSessions(state, hosts, rooms, tokens, operations::measured, executor);
  }
}
