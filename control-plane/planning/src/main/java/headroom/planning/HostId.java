// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

import java.util.regex.Pattern;

/**
 * A media host, named by its operator, for example {@code media-03}.
 *
 * @param name 1 to 63 characters of a host name: lower-case letters, digits, dots and hyphens
 */
public record HostId(String name) implements Comparable<HostId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

  /**
   * @throws IllegalArgumentException when the name has another shape
   */
  public HostId {
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A host name has 1 to 63 lower-case letters, digits, dots and hyphens: " + name);
    }
  }

  @Override
  public int compareTo(HostId other) {
    return NaturalOrder.compare(name, other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
