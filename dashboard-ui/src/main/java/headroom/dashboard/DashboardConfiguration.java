// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import headroom.dashboard.live.Broadcaster;
import headroom.operations.fleet.FleetPictures;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The dashboard's own beans; its views are made by Vaadin, with these injected. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DashboardSettings.class)
public class DashboardConfiguration {
  @Bean(destroyMethod = "close")
  Broadcaster broadcaster(FleetPictures pictures) {
    return new Broadcaster(pictures);
  }
}
