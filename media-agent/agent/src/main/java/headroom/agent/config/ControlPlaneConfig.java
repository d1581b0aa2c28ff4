// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The control plane's gRPC address.
 *
 * @param caFile PEM with the certificates to trust; null means plain text, which is refused except
 *     over loopback
 */
public record ControlPlaneConfig(String host, int port, @Nullable Path caFile) {
  public ControlPlaneConfig {
    Require.port("control-plane", port);
    if (caFile == null && !Require.isLoopback("control-plane", host)) {
      throw new ConfigException(
          "control-plane", "is not on loopback: set control-plane-ca to use TLS");
    }
    if (caFile != null && !Files.isReadable(caFile)) {
      throw new ConfigException("control-plane-ca", "must name a readable PEM file");
    }
  }

  static ControlPlaneConfig parse(String address, @Nullable Path caFile) {
    int colon = address.lastIndexOf(':');
    try {
      return new ControlPlaneConfig(
          address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)), caFile);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new ConfigException("control-plane", "must look like 127.0.0.1:9090, not " + address);
    }
  }
}
