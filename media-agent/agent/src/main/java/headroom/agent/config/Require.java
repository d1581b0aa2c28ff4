// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Checks that several settings share. */
final class Require {
  private Require() {}

  static int port(String key, int port) {
    return between(key, port, 1, 65_535);
  }

  static int between(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ConfigException(key, "must be from " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  /** A name that is safe in file names, logs and URLs. */
  static String name(String key, String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
      throw new ConfigException(
          key, "must be 1 to 63 letters, digits, dots, dashes or underscores, not \"" + name + '"');
    }
    return name;
  }

  static boolean isLoopback(String key, String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ConfigException(key, "names a host that cannot be resolved: " + host);
    }
  }
}
