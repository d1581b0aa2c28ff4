// SPDX-License-Identifier: Apache-2.0
package headroom.planning.graph;

/**
 * Producers by how far their media goes; those that are off cost nothing and are not counted.
 *
 * @param live producers
 * @param standby producers
 */
public record Streams(long live, long standby) {
  public static final Streams NONE = new Streams(0, 0);

  /**
   * @throws IllegalArgumentException when a count is negative
   */
  public Streams {
    if (live < 0 || standby < 0) {
      throw new IllegalArgumentException("Counts can't be negative.");
    }
  }

  /** With one producer more. */
  Streams plus(Flow flow) {
    return switch (flow) {
      case LIVE -> new Streams(live + 1, standby);
      case STANDBY -> new Streams(live, standby + 1);
      case OFF -> this;
    };
  }

  /** The sum of both. */
  Streams plus(Streams other) {
    return new Streams(live + other.live, standby + other.standby);
  }
}
