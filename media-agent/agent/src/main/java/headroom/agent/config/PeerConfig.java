// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where other agents reach this one, to join rooms by pipes.
 *
 * @param address to listen on; anything but loopback needs TLS
 * @param port 0 picks a free one, for tests
 * @param tls null for plain text on loopback
 * @param caFile PEM with the certificates of other agents; null means plain text to them, which is
 *     refused except over loopback
 */
public record PeerConfig(String address, int port, @Nullable TlsFiles tls, @Nullable Path caFile) {
  public PeerConfig {
    Require.between("peer-port", port, 0, 65_535);
    if (tls == null && !Require.isLoopback("peer-listen", address)) {
      throw new ConfigException(
          "peer-listen",
          "is " + address + ", not a loopback address: set tls-keystore and tls-password-file");
    }
    if (caFile != null && !Files.isReadable(caFile)) {
      throw new ConfigException("peer-ca", "must name a readable PEM file");
    }
  }

  /** Whether an address of another agent may be spoken to without TLS. */
  public static boolean isLoopback(String host) {
    return Require.isLoopback("peer address", host);
  }
}
