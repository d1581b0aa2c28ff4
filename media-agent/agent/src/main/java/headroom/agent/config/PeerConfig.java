// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

/**
 * Where other agents reach this one, to join rooms by pipes: by mutual TLS with this host's
 * identity, or in plain text over loopback.
 *
 * @param address to listen on
 * @param port 0 picks a free one, for tests
 */
public record PeerConfig(String address, int port) {
  public PeerConfig {
    Require.between("peer-port", port, 0, 65_535);
  }

  /** Whether an address of another agent may be spoken to without TLS. */
  public static boolean isLoopback(String host) {
    return Require.isLoopback("peer address", host);
  }
}
