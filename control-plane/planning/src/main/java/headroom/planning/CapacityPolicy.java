// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

/**
 * What a worker may carry. Load is measured against the usable part: 1.0 is the headroom line.
 *
 * @param consumersPerWorker consumers at which a worker is full; 500 is mediasoup's rule of thumb
 * @param headroom share of the capacity that is kept free for spikes, 0.0 to below 1.0
 * @param cpuCeiling share of one core above which nothing is added, above 0.0 to 1.0
 * @param packetsPerSecond packets per second above which nothing is added, at least 1; {@link
 *     #NO_LIMIT} for none
 * @param maxRooms rooms at which a worker takes no further one, at least 1; {@link #NO_LIMIT} for
 *     none
 */
public record CapacityPolicy(
    int consumersPerWorker,
    double headroom,
    double cpuCeiling,
    int packetsPerSecond,
    int maxRooms) {
  /** A limit that nothing reaches. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  public static final CapacityPolicy DEFAULT = new CapacityPolicy(500, 0.30, 0.70);

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public CapacityPolicy {
    if (consumersPerWorker < 1) {
      throw new IllegalArgumentException("Consumers per worker must be at least 1.");
    }
    if (!(headroom >= 0.0 && headroom < 1.0)) {
      throw new IllegalArgumentException("Headroom must be at least 0 and below 1.");
    }
    if (!(cpuCeiling > 0.0 && cpuCeiling <= 1.0)) {
      throw new IllegalArgumentException("The CPU ceiling must be above 0 and at most 1.");
    }
    if (packetsPerSecond < 1) {
      throw new IllegalArgumentException("Packets per second must be at least 1.");
    }
    if (maxRooms < 1) {
      throw new IllegalArgumentException("The most rooms must be at least 1.");
    }
  }

  /** Limits neither packets nor rooms. */
  public CapacityPolicy(int consumersPerWorker, double headroom, double cpuCeiling) {
    this(consumersPerWorker, headroom, cpuCeiling, NO_LIMIT, NO_LIMIT);
  }

  /** The headroom line in consumers: capacity less headroom, rounded down. */
  public int usableConsumers() {
    // The tiny addend keeps 500 × (1 − 0.30) at 350 although 0.7 has no exact binary form.
    return (int) Math.floor(consumersPerWorker * (1.0 - headroom) + 1e-9);
  }
}
