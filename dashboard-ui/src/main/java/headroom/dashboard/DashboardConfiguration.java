// SPDX-License-Identifier: Apache-2.0
package headroom.dashboard;

import com.vaadin.flow.spring.security.AuthenticationContext;
import headroom.dashboard.enrol.HostAccess;
import headroom.dashboard.fleet.MapFrames;
import headroom.dashboard.live.Broadcaster;
import headroom.dashboard.shell.QuickReturn;
import headroom.dashboard.shell.SignedIn;
import headroom.operations.access.Caller;
import headroom.operations.access.Guard;
import headroom.operations.access.Identified;
import headroom.operations.access.Role;
import headroom.operations.access.Scope;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;
import headroom.operations.fleet.FleetPictures;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The dashboard's own beans. Its views are made by Vaadin with these and the ports of operations
 * injected: FleetPictures, Rooms, LoadHistory, Policies, AuditLog, Operations, Plans, Cordons,
 * AutomaticMode, and what enrols hosts.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DashboardSettings.class)
public class DashboardConfiguration {
  @Bean(destroyMethod = "close")
  Broadcaster broadcaster(FleetPictures pictures) {
    return new Broadcaster(pictures, InstantSource.system());
  }

  @Bean
  Surroundings surroundings(DashboardSettings settings, Environment environment) {
    return Surroundings.of(settings, environment);
  }

  @Bean
  HostAccess hostAccess(Enrolment enrolment, Identities identities, IdentityControl control) {
    return new HostAccess(enrolment, identities, control);
  }

  @Bean
  MapFrames mapFrames() {
    return new MapFrames();
  }

  @Bean
  QuickReturn quickReturn() {
    return new QuickReturn();
  }

  @Bean
  SignedIn signedIn(AuthenticationContext context, Guard guard) {
    return new SignedIn(
        () ->
            context
                .getAuthenticatedUser(Identified.class)
                .map(Identified::caller)
                .orElse(new Caller("nobody", Role.VIEWER, Scope.fleet())),
        guard,
        context::logout);
  }
}
