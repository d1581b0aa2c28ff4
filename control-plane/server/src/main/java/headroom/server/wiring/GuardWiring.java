// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.access.ApiKeys;
import headroom.operations.access.CallerSource;
import headroom.operations.access.Credentials;
import headroom.operations.access.Guard;
import headroom.operations.access.Keys;
import headroom.operations.access.Operators;
import headroom.operations.access.Users;
import headroom.operations.audit.RefusedActs;
import headroom.operations.automatic.AutomaticMode;
import headroom.operations.automatic.StoredAutomaticMode;
import headroom.operations.fleet.FleetTicker;
import headroom.operations.guard.GuardedAutomaticMode;
import headroom.operations.guard.GuardedCordons;
import headroom.operations.guard.GuardedOperations;
import headroom.operations.guard.GuardedPlans;
import headroom.operations.guard.GuardedRooms;
import headroom.operations.operation.Operations;
import headroom.operations.operation.RunningOperations;
import headroom.operations.plan.Cordons;
import headroom.operations.plan.HostCordons;
import headroom.operations.plan.PlannedActs;
import headroom.operations.plan.Plans;
import headroom.operations.room.PlacingRooms;
import headroom.operations.room.Rooms;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The use cases as the API and the dashboard reach them: whoever asks for the port gets the guarded
 * one, and only this process itself, which names the class, the other.
 */
@Configuration(proxyBeanMethods = false)
class GuardWiring {
  @Bean
  Guard guard(CallerSource callers, FleetTicker ticker) {
    return new Guard(callers, ticker);
  }

  @Bean
  Users users(
      Operators operators,
      ApiKeys keys,
      Credentials credentials,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    return new Users(operators, keys, credentials, guard, refused, clock);
  }

  @Bean
  Keys keys(
      ApiKeys keys,
      Operators operators,
      Credentials credentials,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    return new Keys(keys, operators, credentials, guard, refused, clock);
  }

  @Bean
  @Primary
  Rooms guardedRooms(PlacingRooms rooms, Guard guard) {
    return new GuardedRooms(rooms, guard);
  }

  @Bean
  @Primary
  Cordons guardedCordons(HostCordons cordons, Guard guard) {
    return new GuardedCordons(cordons, guard);
  }

  @Bean
  @Primary
  Plans guardedPlans(PlannedActs plans, RunningOperations operations, Guard guard) {
    return new GuardedPlans(plans, operations, guard);
  }

  @Bean
  @Primary
  Operations guardedOperations(RunningOperations operations, Guard guard) {
    return new GuardedOperations(operations, guard);
  }

  @Bean
  @Primary
  AutomaticMode guardedAutomaticMode(StoredAutomaticMode automatic, Guard guard) {
    return new GuardedAutomaticMode(automatic, guard);
  }
}
