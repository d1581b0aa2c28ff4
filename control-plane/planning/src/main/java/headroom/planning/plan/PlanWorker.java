// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.CapacityPolicy;
import headroom.planning.WorkerId;
import java.util.Locale;

/**
 * A worker as plans see it.
 *
 * @param group of its host
 * @param policy what it may carry, all levels of inheritance worked in
 * @param cordoned whether it, or its host, takes no new rooms because an operator said so
 * @param obstacle another reason why it takes no new rooms, in words for operators; empty when
 *     there is none
 * @param cpu share of its core, 0.0 to 1.0
 * @param otherLoad counted consumers that no room part explains, promises among them; they stay
 */
public record PlanWorker(
    WorkerId id,
    String group,
    CapacityPolicy policy,
    boolean cordoned,
    String obstacle,
    double cpu,
    long otherLoad) {
  /**
   * @throws IllegalArgumentException when the other load is negative
   */
  public PlanWorker {
    if (otherLoad < 0) {
      throw new IllegalArgumentException("The other load of " + id + " is negative.");
    }
  }

  /** The headroom line in consumers. */
  public long usable() {
    return policy.usableConsumers();
  }

  /** Why it takes no rooms whatever their size, in words for operators; empty when it does. */
  public String hindrance() {
    if (cordoned) {
      return "cordoned";
    }
    if (!obstacle.isEmpty()) {
      return obstacle;
    }
    return cpu < policy.cpuCeiling()
        ? ""
        : String.format(
            Locale.ROOT, "CPU at %.0f %%, ceiling %.0f %%", cpu * 100, policy.cpuCeiling() * 100);
  }

  /** Whether rooms may come that fit under its line. */
  public boolean takesRooms() {
    return hindrance().isEmpty();
  }

  /** The same, cordoned. */
  public PlanWorker cordon() {
    return new PlanWorker(id, group, policy, true, obstacle, cpu, otherLoad);
  }

  /** The same, under another policy. */
  public PlanWorker under(CapacityPolicy other) {
    return new PlanWorker(id, group, other, cordoned, obstacle, cpu, otherLoad);
  }

  /** The same, with its host gone. */
  public PlanWorker lost() {
    return new PlanWorker(id, group, policy, cordoned, "its host is lost", cpu, 0);
  }
}
