// SPDX-License-Identifier: Apache-2.0
package headroom.server.wiring;

import headroom.agentgateway.AgentPort;
import headroom.agentgateway.AgentTls;
import headroom.operations.enrolment.Enrolment;
import headroom.server.config.AgentTransport;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.grpc.server.GrpcServerFactory;
import org.springframework.grpc.server.ShadedNettyGrpcServerFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.grpc.server.service.GrpcServiceConfigurer;
import org.springframework.grpc.server.service.GrpcServiceDiscoverer;

/**
 * The port for agents by mutual TLS, in the place of Boot's own server: that one knows neither an
 * authority of ours nor TLS 1.3 alone.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(AgentServerWiring.ByMutualTls.class)
class AgentServerWiring {
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Whether agents show certificates. */
  static final class ByMutualTls implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return AgentTransport.of(context.getEnvironment()).mutualTls();
    }
  }

  /** The server with our credentials. */
  static final class Factory extends ShadedNettyGrpcServerFactory {
    private final ServerCredentials credentials;

    Factory(String address, ServerCredentials credentials) {
      super(address, List.of(AgentPort::guard), null, null, ClientAuth.OPTIONAL);
      this.credentials = credentials;
    }

    @Override
    protected ServerCredentials credentials() {
      return credentials;
    }
  }

  @Bean
  GrpcServerFactory agentServerFactory(
      AgentTransport transport,
      Enrolment enrolment,
      GrpcServiceDiscoverer services,
      GrpcServiceConfigurer configurer) {
    Factory factory = new Factory(transport.listensOn(), AgentTls.of(enrolment.authorities()));
    services.findServices().stream()
        .map(service -> configurer.configure(service, factory))
        .forEach(factory::addService);
    return factory;
  }

  @Bean
  GrpcServerLifecycle agentServerLifecycle(
      GrpcServerFactory agentServerFactory, ApplicationEventPublisher events) {
    return new GrpcServerLifecycle(agentServerFactory, GRACE, events);
  }
}
