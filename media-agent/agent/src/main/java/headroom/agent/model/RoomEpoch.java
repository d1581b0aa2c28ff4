// SPDX-License-Identifier: Apache-2.0
package headroom.agent.model;

/**
 * How often a room's home has changed. Only the control plane's database raises it; of two epochs
 * of a room the higher one is right.
 */
public record RoomEpoch(long value) implements Comparable<RoomEpoch> {
  public RoomEpoch {
    if (value < 0) {
      throw new IllegalArgumentException("an epoch is never negative");
    }
  }

  /** Whether this epoch has been overtaken by the other. */
  public boolean isBefore(RoomEpoch other) {
    return value < other.value;
  }

  @Override
  public int compareTo(RoomEpoch other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
