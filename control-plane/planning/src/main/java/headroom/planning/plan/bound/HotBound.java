// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan.bound;

import headroom.planning.plan.bound.BoundWorker.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many people stay on hot workers whatever anybody plans. */
public final class HotBound {
  private HotBound() {}

  /**
   * People on workers above this share after the best plan that moves at most so many, at least.
   * Each hot worker has a price ({@link UncutBound}) and a gain, all people on its items; the best
   * gains per price are taken, the last of them in part. O(n log n) after the prices.
   */
  public static long people(List<BoundWorker> workers, double share, long maximumPeople) {
    List<Offer> offers = new ArrayList<>();
    double hot = 0;
    for (BoundWorker worker : workers) {
      // As loads are whole numbers, below the share means at or below its whole part.
      long limit = (long) Math.floor(share * worker.usable() + 1e-9);
      if (worker.load() > limit) {
        long gain = worker.items().stream().mapToLong(Item::people).sum();
        hot += gain;
        // Whoever leaves a worker that stays hot is one person fewer, at the price of one.
        offers.add(
            new Offer(gain, Math.min(gain, UncutBound.fewest(worker, worker.load() - limit))));
      }
    }
    offers.sort(Comparator.comparingDouble(Offer::pricePerGain));
    double left = maximumPeople;
    for (Offer offer : offers) {
      double part = offer.price <= left ? 1 : left / offer.price;
      hot -= part * offer.gain;
      left -= part * offer.price;
    }
    return (long) Math.ceil(hot - 1e-6);
  }

  private record Offer(double gain, double price) {
    private double pricePerGain() {
      return price / Math.max(1e-9, gain);
    }
  }
}
