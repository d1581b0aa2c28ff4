// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan.bound;

import headroom.planning.plan.bound.BoundWorker.Item;
import java.util.Arrays;
import java.util.List;

/**
 * A higher bound than {@link LowerBounds#ofPeak(List, long)}: what leaves a worker are whole items.
 * Still nobody asks where they go, so no plan is below it.
 */
public final class UncutBound {
  private static final int HALVINGS = 30;
  private static final long STEPS = 512;
  private static final long NEVER = Long.MAX_VALUE / 2;

  private UncutBound() {}

  /**
   * The bound when at most so many people move, to within a billionth part of the present peak. By
   * dynamic programming over load, in at most 512 steps, rounded in favour of the bound's validity:
   * O(items × steps) for each of 30 halvings.
   */
  public static double ofPeak(List<BoundWorker> workers, long maximumPeople) {
    double low = LowerBounds.ofPeak(workers, maximumPeople);
    double high =
        workers.stream().mapToDouble(worker -> worker.share(worker.load())).max().orElse(0);
    if (high <= low || people(workers, low) <= maximumPeople) {
      return low;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (people(workers, middle) <= maximumPeople) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private static long people(List<BoundWorker> workers, double share) {
    long people = 0;
    for (BoundWorker worker : workers) {
      people = Math.min(NEVER, people + people(worker, share));
    }
    return people;
  }

  private static long people(BoundWorker worker, double share) {
    return fewest(
        worker, (long) Math.ceil(worker.load() - share * Math.max(1, worker.usable()) - 1e-9));
  }

  /** The fewest people on whole items that cover the excess; never too many. */
  static long fewest(BoundWorker worker, long excess) {
    if (excess <= 0) {
      return 0;
    }
    long unit = (excess + STEPS - 1) / STEPS;
    int needed = (int) (excess / unit);
    long[] people = new long[needed + 1];
    Arrays.fill(people, NEVER);
    people[0] = 0;
    for (Item item : worker.items()) {
      int steps = (int) Math.min(needed, (item.load() + unit - 1) / unit);
      for (int covered = needed; covered > 0; covered--) {
        people[covered] =
            Math.min(people[covered], people[Math.max(0, covered - steps)] + item.people());
      }
    }
    return people[needed];
  }
}
