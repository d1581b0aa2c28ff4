// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Hosts that are addresses of loopback: they need no rights, no TLS, and can't be cut off. */
public final class LoopbackHosts implements Hosts {
  private final List<Place> agents;

  /** So many hosts: 127.0.0.2 and up. */
  public LoopbackHosts(int hosts) {
    this.agents =
        IntStream.range(0, hosts).mapToObj(n -> Place.onLoopback("127.0.0." + (n + 2))).toList();
  }

  @Override
  public List<Place> agents() {
    return agents;
  }

  @Override
  public Place controlPlane() {
    return Place.LOOPBACK;
  }

  @Override
  public Optional<Path> authority() {
    return Optional.empty();
  }

  @Override
  public void cut(int host, boolean cut) {
    throw new UnsupportedOperationException("loopback can't be cut");
  }

  @Override
  public void close() {
    // Loopback was there before us.
  }
}
