// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

import java.util.regex.Pattern;

/**
 * A participant of a room; the subject of its join token.
 *
 * @param value 1 to 64 letters, digits, dots, underscores and hyphens
 */
public record ParticipantId(String value) implements Comparable<ParticipantId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * @throws IllegalArgumentException when the value has another shape
   */
  public ParticipantId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A participant id has 1 to 64 letters, digits, dots, underscores and hyphens and begins with a letter or digit.");
    }
  }

  @Override
  public int compareTo(ParticipantId other) {
    return NaturalOrder.compare(value, other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
