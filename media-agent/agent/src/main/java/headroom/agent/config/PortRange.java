// SPDX-License-Identifier: Apache-2.0
package headroom.agent.config;

/** Ports from {@code first} to {@code last}, both included. */
public record PortRange(int first, int last) {
  public PortRange {
    Require.port("port range", first);
    Require.port("port range", last);
    if (last < first) {
      throw new ConfigException("port range", "ends before it begins: " + first + "-" + last);
    }
  }

  /** Reads {@code 41000-41499}. */
  static PortRange parse(String key, String text) {
    var parts = text.split("-", 2);
    try {
      return new PortRange(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new ConfigException(key, "must look like 41000-41499, not \"" + text + '"');
    } catch (ConfigException e) {
      throw new ConfigException(key, "is no range of ports: " + text);
    }
  }

  boolean overlaps(PortRange other) {
    return first <= other.last && other.first <= last;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
