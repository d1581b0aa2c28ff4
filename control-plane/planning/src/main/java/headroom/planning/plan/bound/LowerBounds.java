// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan.bound;

import headroom.planning.plan.bound.BoundWorker.Item;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads below which no plan brings the busiest worker, as shares of usable capacity.
 *
 * <p>Given are all workers that take rooms; whatever is elsewhere is left out, which can only lower
 * a bound. Parts that meet count as their sum.
 */
public final class LowerBounds {
  private static final int HALVINGS = 60;

  private LowerBounds() {}

  /**
   * The bound however many people move: the largest of an even load, what can't leave a worker, the
   * largest item on the largest worker, and the two items that have to share a worker because there
   * are more items than workers. O(n log n).
   */
  public static double ofPeak(List<BoundWorker> workers) {
    long usable = workers.stream().mapToLong(BoundWorker::usable).sum();
    if (usable == 0) {
      return 0;
    }
    long largestWorker = workers.stream().mapToLong(BoundWorker::usable).max().orElse(1);
    double even = (double) workers.stream().mapToLong(BoundWorker::load).sum() / usable;
    double fixed =
        workers.stream().mapToDouble(worker -> worker.share(worker.fixed())).max().orElse(0);
    List<Long> items =
        workers.stream()
            .flatMap(worker -> worker.items().stream())
            .map(Item::load)
            .sorted(Comparator.reverseOrder())
            .limit(workers.size() + 1L)
            .toList();
    long largest = items.isEmpty() ? 0 : items.getFirst();
    long pair = items.size() > workers.size() ? items.getLast() + items.get(items.size() - 2) : 0;
    return Stream.of(even, fixed, (double) largest / largestWorker, (double) pair / largestWorker)
        .max(Comparator.naturalOrder())
        .orElse(0.0);
  }

  /**
   * The bound when at most so many people move: from each worker the excess above a share has to
   * leave, and the parts with most load per person, cut anywhere, cost fewest people. The smallest
   * share that costs no more than allowed is found by halving. O(n log n).
   */
  public static double ofPeak(List<BoundWorker> workers, long maximumPeople) {
    double low = ofPeak(workers);
    double high =
        workers.stream().mapToDouble(worker -> worker.share(worker.load())).max().orElse(0);
    if (high <= low || people(workers, low) <= maximumPeople) {
      return low;
    }
    for (int i = 0; i < HALVINGS && high - low > 1e-12 * high; i++) {
      double middle = (low + high) / 2;
      if (people(workers, middle) <= maximumPeople) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private static double people(List<BoundWorker> workers, double share) {
    return workers.stream().mapToDouble(worker -> worker.people(share)).sum();
  }
}
