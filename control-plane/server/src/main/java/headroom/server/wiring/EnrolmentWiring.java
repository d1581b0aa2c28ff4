// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.agentgateway.AgentGatewayService;
import headroom.agentgateway.EnrolmentService;
import headroom.operations.HeadroomException;
import headroom.operations.access.Guard;
import headroom.operations.agent.AgentSessions;
import headroom.operations.audit.AuditLog;
import headroom.operations.audit.RefusedActs;
import headroom.operations.enrolment.Authorities;
import headroom.operations.enrolment.AuthorityStore;
import headroom.operations.enrolment.Enrolment;
import headroom.operations.enrolment.EnrolmentStore;
import headroom.operations.enrolment.Identities;
import headroom.operations.enrolment.IdentityControl;
import headroom.operations.enrolment.IdentityGate;
import headroom.operations.enrolment.KeySeal;
import headroom.operations.fleet.FleetState;
import headroom.server.config.AgentTransport;
import headroom.server.config.AgentsKeyFile;
import headroom.server.config.AgentsSettings;
import headroom.server.config.ConfigurationFault;
import headroom.server.config.ServerSettings;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** How agents get in. */
@Configuration(proxyBeanMethods = false)
class EnrolmentWiring {
  @Bean
  AgentTransport agentTransport(Environment environment) {
    return AgentTransport.of(environment);
  }

  @Bean
  Identities identities(
      EnrolmentStore store,
      AuditLog audit,
      Clock clock,
      @Qualifier("sessionExecutor") ExecutorService executor) {
    return new Identities(store, audit, clock, executor);
  }

  @Bean
  Enrolment enrolment(
      EnrolmentStore store,
      AuthorityStore authorities,
      Identities identities,
      AgentTransport transport,
      AgentsSettings settings,
      ServerSettings server,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    return new Enrolment(
        store,
        transport.mutualTls() ? open(authorities, settings, server, clock) : null,
        identities,
        settings.enrolment(transport.reachableAt()),
        guard,
        refused,
        clock);
  }

  private static Authorities open(
      AuthorityStore store, AgentsSettings settings, ServerSettings server, Clock clock) {
    boolean first = store.all().isEmpty();
    KeySeal seal = AgentsKeyFile.open(settings.keyPath(server), first);
    try {
      return Authorities.open(store, seal, clock);
    } catch (HeadroomException e) {
      throw new ConfigurationFault("headroom.agents.key-file", String.valueOf(e.getMessage()), e);
    }
  }

  @Bean
  IdentityControl identityControl(
      EnrolmentStore store,
      Identities identities,
      FleetState state,
      Guard guard,
      RefusedActs refused,
      Clock clock) {
    return new IdentityControl(store, identities, state.hosts(), guard, refused, clock);
  }

  @Bean
  AgentGatewayService agentGatewayService(
      AgentSessions sessions, AgentTransport transport, Identities identities) {
    return new AgentGatewayService(
        sessions, transport.mutualTls() ? identities : IdentityGate.PLAIN);
  }

  @Bean
  EnrolmentService enrolmentService(Enrolment enrolment) {
    return new EnrolmentService(enrolment);
  }
}
