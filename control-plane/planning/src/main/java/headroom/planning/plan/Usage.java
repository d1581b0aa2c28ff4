// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

/**
 * What a worker or host carries.
 *
 * @param consumers that count against capacity
 * @param people on its parts
 */
public record Usage(long consumers, long people) {
  public static final Usage NONE = new Usage(0, 0);

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(consumers + other.consumers, people + other.people);
  }

  /**
   * Load: the share of this usable capacity, 1.0 at the headroom line. Where nothing is usable, an
   * empty worker has load 0 and any other the count of its consumers.
   */
  public double load(long usable) {
    return load(consumers, usable);
  }

  static double load(long consumers, long usable) {
    return (double) consumers / Math.max(1, usable);
  }
}
