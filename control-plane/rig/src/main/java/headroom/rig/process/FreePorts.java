// SPDX-License-Identifier: Apache-2.0
package headroom.rig.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on loopback that nobody uses at the moment.
 *
 * <p>They lie below the range from which the kernel takes ports for outgoing connections: a server
 * that is down for a while must find its port free when it comes back, and a client that keeps
 * trying to reach it must not connect to itself.
 */
public final class FreePorts {
  private static final int FIRST = 23_000;
  private static final int LAST = 31_000;
  private static final int ATTEMPTS = 100;

  private FreePorts() {}

  /** One free TCP port. */
  public static int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port between " + FIRST + " and " + LAST);
  }

  /** True when nobody listens on this port of 127.0.0.1. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
