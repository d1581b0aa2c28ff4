// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

/**
 * Before and after, of a worker or of a host.
 *
 * @param <T> {@link headroom.planning.WorkerId} or {@link headroom.planning.HostId}
 * @param usable consumers up to the headroom line; of a host, those of all its workers
 * @param takesRooms whether it takes rooms after the plan; of a host, whether any worker does
 */
public record Forecast<T>(T place, long usable, boolean takesRooms, Usage before, Usage after) {
  /** Share of usable capacity before. */
  public double loadBefore() {
    return before.load(usable);
  }

  /** Share of usable capacity after. */
  public double loadAfter() {
    return after.load(usable);
  }

  /** Whether the plan changes it. */
  public boolean changes() {
    return !before.equals(after);
  }
}
