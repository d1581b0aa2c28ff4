// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan.bound;

import java.util.Comparator;
import java.util.List;

/**
 * A worker as bounds see it.
 *
 * @param usable consumers up to the headroom line
 * @param fixed consumers that can't leave it
 * @param items that can, most load per person first
 */
public record BoundWorker(long usable, long fixed, List<Item> items) {
  public BoundWorker {
    // What weighs nothing never has to leave, and has no place in the order.
    items = items.stream().filter(item -> item.load() > 0).sorted(Item.BEST_FIRST).toList();
  }

  /** What moves as a whole. */
  public record Item(long load, int people) {
    // Compared crosswise: the order is exact, and nobody on a part makes it the best of all.
    private static final Comparator<Item> BEST_FIRST =
        (left, right) ->
            Long.compare(right.load * Math.max(0, left.people), left.load * right.people);
  }

  /** All consumers on it. */
  public long load() {
    return fixed + items.stream().mapToLong(Item::load).sum();
  }

  /** Share of usable capacity. */
  double share(long consumers) {
    return (double) consumers / Math.max(1, usable);
  }

  /**
   * People who have to leave at least so that this share is left, if parts could be cut anywhere;
   * infinite when even all of them are too few.
   */
  double people(double share) {
    double excess = load() - share * Math.max(1, usable);
    double people = 0;
    for (Item item : items) {
      if (excess <= 0) {
        return people;
      }
      double part = item.load() <= excess ? 1 : excess / item.load();
      people += part * item.people();
      excess -= item.load();
    }
    return excess <= 1e-9 * Math.max(1, load()) ? people : Double.POSITIVE_INFINITY;
  }
}
