// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Refuses to listen beyond loopback without TLS, before anything is opened: passwords and API keys
 * would cross the network in the clear.
 */
public final class ListenAddressCheck
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  static void check(Environment environment) {
    String address = environment.getProperty("server.address", "");
    if (!AgentTransport.isLoopback("server.address", address)
        && environment.getProperty("server.ssl.bundle", "").isEmpty()) {
      throw new ConfigurationFault(
          "server.address",
          "The address %s can be reached from outside, but there is no TLS for it. Name a certificate in server.ssl.bundle, or listen on 127.0.0.1 behind a proxy that has one."
              .formatted(address.isEmpty() ? "(all)" : address));
    }
    // Beyond loopback agents come by mutual TLS without any setting.
    AgentTransport.of(environment);
  }
}
