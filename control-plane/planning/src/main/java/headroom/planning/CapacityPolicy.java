// SPDX-License-Identifier: Apache-2.0
package headroom.planning;

/**
 * What a worker may carry. Load is measured against the usable part: 1.0 is the headroom line.
 *
 * @param consumersPerWorker consumers at which a worker is full; 500 is mediasoup's rule of thumb
 * @param headroom share of the capacity that is kept free for spikes, 0.0 to below 1.0
 * @param cpuCeiling share of one core above which nothing is added, above 0.0 to 1.0
 */
public record CapacityPolicy(int consumersPerWorker, double headroom, double cpuCeiling) {
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
  }

  /** The headroom line in consumers: capacity less headroom, rounded down. */
  public int usableConsumers() {
    // The tiny addend keeps 500 × (1 − 0.30) at 350 although 0.7 has no exact binary form.
    return (int) Math.floor(consumersPerWorker * (1.0 - headroom) + 1e-9);
  }
}
