// SPDX-License-Identifier: Apache-2.0
package headroom.planning.placement;

import headroom.planning.CapacityPolicy;
import headroom.planning.WorkerId;

/**
 * A worker as placement sees it.
 *
 * @param obstacle why it takes no new rooms, in words for operators; empty when it does
 * @param policy what it may carry
 * @param planned consumers measured and reserved
 * @param rooms that are wanted on it
 * @param cpu share of its core, 0.0 to 1.0
 */
public record Candidate(
    WorkerId worker, String obstacle, CapacityPolicy policy, int planned, int rooms, double cpu) {
  /** Consumers that still fit under the headroom line; negative when it is above. */
  public int room() {
    return policy.usableConsumers() - planned;
  }

  /** Whether it takes new rooms that fit: nothing hinders it, and its CPU is below the ceiling. */
  public boolean takesRooms() {
    return obstacle.isEmpty() && cpu < policy.cpuCeiling();
  }
}
