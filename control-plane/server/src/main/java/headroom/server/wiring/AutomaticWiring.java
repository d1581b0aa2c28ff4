// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.automatic.AutomaticForecast;
import headroom.operations.automatic.AutomaticRunner;
import headroom.operations.automatic.AutomaticStore;
import headroom.operations.automatic.StoredAutomaticMode;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.FleetTicker;
import headroom.operations.operation.OperationStore;
import headroom.operations.operation.RunningOperations;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Automatic mode: off until an operator switches it on. */
@Configuration(proxyBeanMethods = false)
class AutomaticWiring {
  @Bean
  StoredAutomaticMode automaticMode(AutomaticStore store, Clock clock) {
    return new StoredAutomaticMode(store, clock);
  }

  @Bean
  AutomaticForecast automaticForecast(
      StoredAutomaticMode mode, FleetTicker ticker, FleetState state) {
    return new AutomaticForecast(mode, ticker, state::planningFleet);
  }

  @Bean
  AutomaticRunner automaticRunner(
      AutomaticStore store,
      OperationStore operations,
      RunningOperations acts,
      FleetState state,
      FleetTicker ticker,
      Clock clock) {
    return new AutomaticRunner(
        store, operations, acts, state, ticker::current, clock, UUID.randomUUID().toString());
  }
}
