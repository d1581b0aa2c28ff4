// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.operations.event.EventFeed;
import headroom.operations.event.FleetEvents;
import headroom.operations.event.OperationEvents;
import headroom.operations.fleet.FleetPictures;
import headroom.operations.fleet.FleetTicker;
import headroom.operations.operation.OperationStore;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told to listeners. */
@Configuration(proxyBeanMethods = false)
class EventsWiring {
  /** A few hundred bytes each: a client may be away for a while and miss nothing. */
  private static final int KEPT = 2_000;

  private static final int MOST_STREAMS = 32;

  @Bean
  EventFeed eventFeed(Clock clock) {
    String life = UUID.randomUUID().toString().substring(0, 8);
    return new EventFeed(life, KEPT, MOST_STREAMS, clock);
  }

  @Bean
  OperationEvents operationEvents(EventFeed feed, OperationStore store) {
    return new OperationEvents(feed, store);
  }

  @Bean
  FleetPictures.Subscription fleetEvents(FleetTicker ticker, EventFeed feed) {
    return ticker.subscribe(new FleetEvents(feed, ticker.current()));
  }
}
