// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

import java.util.regex.Pattern;

/**
 * A producer; the same id on every part of its room.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens; mediasoup's are UUIDs
 */
public record ProducerId(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * @throws IllegalArgumentException when the value has another shape
   */
  public ProducerId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A producer id has 1 to 64 letters, digits, dots, underscores and hyphens and begins with a letter or digit.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
