// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

/** The control plane's gRPC address. */
public record ControlPlaneConfig(String host, int port) {
  public ControlPlaneConfig {
    Require.port("control-plane", port);
  }

  /**
   * Reads {@code 127.0.0.1:9090}.
   *
   * @throws ConfigException when it is written otherwise
   */
  public static ControlPlaneConfig parse(String address) {
    int colon = address.lastIndexOf(':');
    try {
      return new ControlPlaneConfig(
          address.substring(0, colon).replaceAll("[\\[\\]]", ""),
          Integer.parseInt(address.substring(colon + 1)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new ConfigException("control-plane", "must look like 127.0.0.1:9090, not " + address);
    }
  }

  boolean isLoopback() {
    return Require.isLoopback("control-plane", host);
  }
}
