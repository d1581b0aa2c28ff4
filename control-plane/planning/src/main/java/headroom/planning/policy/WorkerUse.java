// SPDX-License-Identifier: Apache-2.0
package headroom.planning.policy;

import headroom.planning.CapacityPolicy;

/**
 * What a worker is used for now, to be measured against any policy.
 *
 * @param counted consumers that count against capacity
 * @param reserved consumers that are promised beside them
 * @param cpu share of one core, 0.0 to 1.0
 * @param packetsPerSecond in both directions
 */
public record WorkerUse(int counted, int reserved, double cpu, double packetsPerSecond) {
  /** Share of one limit; 1.0 is its line. */
  public double share(Limit limit, CapacityPolicy policy) {
    return switch (limit) {
      case CONSUMERS -> share(counted, policy.usableConsumers());
      case CPU -> cpu / policy.cpuCeiling();
      case PACKETS -> packetsPerSecond / policy.packetsPerSecond();
    };
  }

  /** The fullest limit; of equally full ones the first. */
  public Limit bindingLimit(CapacityPolicy policy) {
    Limit binding = Limit.CONSUMERS;
    for (Limit limit : Limit.values()) {
      if (share(limit, policy) > share(binding, policy)) {
        binding = limit;
      }
    }
    return binding;
  }

  /** Measured load as a share of usable capacity: 1.0 is the headroom line. */
  public double load(CapacityPolicy policy) {
    return share(bindingLimit(policy), policy);
  }

  /** Load with everything that is already promised; at least {@link #load}. */
  public double plannedLoad(CapacityPolicy policy) {
    return Math.max(load(policy), share(counted + reserved, policy.usableConsumers()));
  }

  /** Nothing on nothing usable is no load; anything on nothing usable is above every line. */
  private static double share(int consumers, int usable) {
    return consumers == 0 ? 0.0 : (double) consumers / usable;
  }
}
