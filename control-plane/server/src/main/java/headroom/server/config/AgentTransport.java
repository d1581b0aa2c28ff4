// SPDX-License-Identifier: Apache-2.0
package headroom.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.core.env.Environment;

/**
 * The port for agents.
 *
 * @param mutualTls whether agents show certificates; else they come in plain text, over loopback
 * @param address to listen on; empty for all
 */
public record AgentTransport(boolean mutualTls, String address, int port) {
  private static final Set<String> EVERY_ADDRESS = Set.of("", "*", "0.0.0.0", "::", "[::]");

  /**
   * As the settings have it.
   *
   * @throws ConfigurationFault when a setting is wrong
   */
  public static AgentTransport of(Environment environment) {
    String address = environment.getProperty("spring.grpc.server.address", "");
    int port = environment.getProperty("spring.grpc.server.port", Integer.class, 9090);
    String tls = environment.getProperty("headroom.agents.tls", "auto");
    if (!environment.getProperty("spring.grpc.server.ssl.bundle", "").isEmpty()) {
      throw new ConfigurationFault(
          "spring.grpc.server.ssl.bundle",
          "Agents use certificates of the control plane's own authority. Remove this setting, and see headroom.agents.");
    }
    boolean mutual =
        switch (tls) {
          case "auto" -> !isLoopback("spring.grpc.server.address", address);
          case "always" -> true;
          default ->
              throw new ConfigurationFault(
                  "headroom.agents.tls", "It must be auto or always, not " + tls + ".");
        };
    return new AgentTransport(mutual, address, port);
  }

  /** What an agent on another host is told, as far as this process knows. */
  public String reachableAt() {
    String host = address;
    if (EVERY_ADDRESS.contains(address)) {
      try {
        host = InetAddress.getLocalHost().getCanonicalHostName();
      } catch (UnknownHostException e) {
        host = "CONTROL-PLANE";
      }
    }
    return withPort(host);
  }

  /** Where this process listens, as gRPC has it. */
  public String listensOn() {
    return withPort(address.isEmpty() ? "*" : address);
  }

  private String withPort(String host) {
    return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
  }

  static boolean isLoopback(String key, String address) {
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
