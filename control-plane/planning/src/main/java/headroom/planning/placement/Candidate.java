// SPDX-License-Identifier: Apache-2.0
package headroom.planning.placement;

import headroom.planning.CapacityPolicy;
import headroom.planning.WorkerId;
import java.util.Locale;

/**
 * A worker as placement sees it.
 *
 * @param obstacle why it takes no new rooms, in words for operators; empty when it does
 * @param policy what it may carry
 * @param planned consumers measured and reserved
 * @param rooms that are wanted on it
 * @param cpu share of its core, 0.0 to 1.0
 * @param packetsPerSecond in both directions
 */
public record Candidate(
    WorkerId worker,
    String obstacle,
    CapacityPolicy policy,
    int planned,
    int rooms,
    double cpu,
    double packetsPerSecond) {
  /** A worker that moves no packets. */
  public Candidate(
      WorkerId worker, String obstacle, CapacityPolicy policy, int planned, int rooms, double cpu) {
    this(worker, obstacle, policy, planned, rooms, cpu, 0.0);
  }

  /** Consumers that still fit under the headroom line; negative when it is above. */
  public int room() {
    return policy.usableConsumers() - planned;
  }

  /** Whether it takes new rooms that fit: nothing hinders it, and it is below its ceilings. */
  public boolean takesRooms() {
    return hindrance().isEmpty();
  }

  /**
   * Why it takes no new rooms however small, in words for operators that name the limit; empty when
   * it does.
   */
  public String hindrance() {
    if (!obstacle.isEmpty()) {
      return obstacle;
    }
    if (cpu >= policy.cpuCeiling()) {
      return String.format(
          Locale.ROOT, "CPU at %.0f %%, ceiling %.0f %%", cpu * 100, policy.cpuCeiling() * 100);
    }
    if (packetsPerSecond >= policy.packetsPerSecond()) {
      return String.format(
          Locale.ROOT,
          "%,.0f packets per second, ceiling %,d",
          packetsPerSecond,
          policy.packetsPerSecond());
    }
    return rooms >= policy.maxRooms()
        ? String.format(Locale.ROOT, "%d rooms, at most %d", rooms, policy.maxRooms())
        : "";
  }
}
