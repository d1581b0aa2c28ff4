// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Refuses to listen beyond loopback without TLS, before anything is opened: passwords, API keys and
 * agents' commands would cross the network in the clear.
 */
public final class ListenAddressCheck
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private record Listener(String addressKey, String tlsKey) {}

  private static final List<Listener> LISTENERS =
      List.of(
          new Listener("server.address", "server.ssl.bundle"),
          new Listener("spring.grpc.server.address", "spring.grpc.server.ssl.bundle"));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    check(context.getEnvironment());
  }

  static void check(Environment environment) {
    for (Listener listener : LISTENERS) {
      String address = environment.getProperty(listener.addressKey(), "");
      if (!isLoopback(listener.addressKey(), address)
          && environment.getProperty(listener.tlsKey(), "").isEmpty()) {
        throw new ConfigurationFault(
            listener.addressKey(),
            "The address %s can be reached from outside, but there is no TLS for it. Name a certificate in %s, or listen on 127.0.0.1 behind a proxy that has one."
                .formatted(address.isEmpty() ? "(all)" : address, listener.tlsKey()));
      }
    }
  }

  private static boolean isLoopback(String key, String address) {
    if (address.isEmpty() || address.equals("*")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ConfigurationFault(key, "This is no address of this host: " + address, e);
    }
  }
}
