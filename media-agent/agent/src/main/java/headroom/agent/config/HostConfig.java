// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

/**
 * Who this host is.
 *
 * @param name unique in the fleet, for example {@code media-03}
 * @param group hosts of one group share policies
 */
public record HostConfig(String name, String group) {
  public HostConfig {
    if (name.isEmpty()) {
      throw new ConfigException("host", "is not set: give this host a name, unique in the fleet");
    }
    Require.name("host", name);
    Require.name("group", group);
  }
}
