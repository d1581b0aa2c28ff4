// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the agents of a stage run. */
public sealed interface Hosts extends AutoCloseable permits LoopbackHosts, Namespaces {
  /** One place per host. */
  List<Place> agents();

  /** Where the control plane listens for agents. */
  Place controlPlane();

  /** Whom participants believe; empty where nothing goes over TLS. */
  Optional<Path> authority();

  /**
   * Takes a host off the network, or puts it back; what runs on it is not told.
   *
   * @param host its index
   * @throws UnsupportedOperationException on loopback, which has no links
   */
  void cut(int host, boolean cut);

  @Override
  void close();
}
