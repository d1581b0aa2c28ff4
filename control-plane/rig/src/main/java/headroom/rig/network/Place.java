// SPDX-License-Identifier: Apache-2.0
package headroom.rig.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a part runs and how others reach it.
 *
 * @param address that it listens on
 * @param prefix of its command line; empty on this machine's own network
 * @param identity its certificate; null on loopback, where everything goes without TLS
 */
public record Place(String address, List<String> prefix, @Nullable Identity identity) {
  public static final Place LOOPBACK = onLoopback("127.0.0.1");

  public Place {
    prefix = List.copyOf(prefix);
  }

  /** One of loopback's many addresses, for example 127.0.0.3. */
  public static Place onLoopback(String address) {
    return new Place(address, List.of(), null);
  }
}
