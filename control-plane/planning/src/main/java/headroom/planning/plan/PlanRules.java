// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

/**
 * What holds for every plan.
 *
 * @param oneHostPerPart whether no host may get a second part of a room, so that a lost host never
 *     takes a whole room with it
 * @param maxParallel moves that run at once; at least 1
 */
public record PlanRules(boolean oneHostPerPart, int maxParallel) {
  /** Parts of a room may share a host; eight moves at once. */
  public static final PlanRules DEFAULT = new PlanRules(false, 8);

  /**
   * @throws IllegalArgumentException when no move may run
   */
  public PlanRules {
    if (maxParallel < 1) {
      throw new IllegalArgumentException("At least 1 move must be allowed at once: " + maxParallel);
    }
  }
}
