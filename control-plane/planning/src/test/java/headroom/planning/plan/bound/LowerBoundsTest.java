// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import headroom.planning.plan.bound.BoundWorker.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LowerBoundsTest {
  private static final int WORLDS = 3_000;

  @Test
  void anEvenLoadIsTheBoundOfManySmallRooms() {
    List<BoundWorker> workers =
        List.of(
            worker(100, 0, new Item(20, 3), new Item(20, 3)),
            worker(100, 0, new Item(20, 3), new Item(20, 3), new Item(10, 2)));
    assertThat(LowerBounds.ofPeak(workers)).isEqualTo(0.45);
  }

  @Test
  void whatCanNotLeaveIsABound() {
    assertThat(LowerBounds.ofPeak(List.of(worker(100, 70), worker(100, 0)))).isEqualTo(0.7);
  }

  @Test
  void theLargestRoomOnTheLargestWorkerIsABound() {
    assertThat(
            LowerBounds.ofPeak(
                List.of(worker(100, 0, new Item(80, 9)), worker(200, 0), worker(200, 0))))
        .isEqualTo(0.4);
  }

  @Test
  void twoOfMoreRoomsThanWorkersShareOne() {
    assertThat(
            LowerBounds.ofPeak(
                List.of(
                    worker(100, 0, new Item(40, 5), new Item(35, 5)),
                    worker(100, 0, new Item(30, 5)))))
        .isEqualTo(0.65);
  }

  @Test
  void peopleWhoMayMoveAreABound() {
    List<BoundWorker> workers =
        List.of(worker(100, 0, new Item(40, 4), new Item(60, 12)), worker(100, 0));
    assertThat(LowerBounds.ofPeak(workers, 0)).isEqualTo(1.0, within(1e-9));
    // Two of the four people on the room with most load per person take half of it with them.
    assertThat(LowerBounds.ofPeak(workers, 2)).isEqualTo(0.8, within(1e-9));
    // All of it, and four of twelve.
    assertThat(LowerBounds.ofPeak(workers, 6)).isEqualTo(0.6, within(1e-9));
    assertThat(LowerBounds.ofPeak(workers, 100)).isEqualTo(0.6);
  }

  @Test
  void peopleStayOnHotWorkersIfTooFewMayMove() {
    List<BoundWorker> workers =
        List.of(
            worker(100, 0, new Item(84, 7), new Item(4, 2)),
            worker(100, 0, new Item(60, 4), new Item(60, 6)),
            worker(100, 0, new Item(85, 9)));
    assertThat(HotBound.people(workers, 0.85, 0)).isEqualTo(19);
    assertThat(HotBound.people(workers, 0.85, 2)).isEqualTo(10);
    assertThat(HotBound.people(workers, 0.85, 4)).isEqualTo(5);
    assertThat(HotBound.people(workers, 0.85, 6)).isZero();
  }

  @Test
  void noAssignmentOfATinyWorldIsBelowItsBound() {
    int tight = 0;
    int higher = 0;
    for (long seed = 1; seed <= WORLDS; seed++) {
      Random random = new Random(seed);
      List<BoundWorker> workers = world(random);
      long people = random.nextInt(25);
      double best = best(workers, people, (load, on) -> peak(workers, load));
      double bound = LowerBounds.ofPeak(workers, people);
      double uncut = UncutBound.ofPeak(workers, people);
      assertThat(bound).as("seed %d", seed).isLessThanOrEqualTo(uncut + 1e-9);
      assertThat(uncut).as("seed %d", seed).isLessThanOrEqualTo(best + 1e-9);
      assertThat((double) HotBound.people(workers, 0.85, people))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(best(workers, people, (load, on) -> hot(workers, load, on)));
      higher += uncut > bound + 1e-6 ? 1 : 0;
      tight += bound > 0.95 * best ? 1 : 0;
    }
    assertThat(tight).as("bounds within 5 %% of the best").isGreaterThan(WORLDS / 4);
    assertThat(higher).as("uncut bounds above the other").isGreaterThan(WORLDS / 10);
  }

  private static List<BoundWorker> world(Random random) {
    List<BoundWorker> workers = new ArrayList<>();
    int items = 6;
    for (int i = 0; i < 3; i++) {
      List<Item> own = new ArrayList<>();
      int count = i == 2 ? items : random.nextInt(items + 1);
      items -= count;
      for (int j = 0; j < count; j++) {
        own.add(new Item(random.nextInt(60), random.nextInt(9)));
      }
      workers.add(new BoundWorker(20 + random.nextInt(150), random.nextInt(40), own));
    }
    return workers;
  }

  /** The lowest cost of all assignments that move no more people, tried one by one. */
  private static double best(List<BoundWorker> workers, long maximumPeople, Cost cost) {
    List<Item> items = new ArrayList<>();
    List<Integer> homes = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      for (Item item : workers.get(i).items()) {
        items.add(item);
        homes.add(i);
      }
    }
    double best = Double.POSITIVE_INFINITY;
    for (int code = 0; code < Math.pow(workers.size(), items.size()); code++) {
      long[] load = workers.stream().mapToLong(BoundWorker::fixed).toArray();
      long[] on = new long[load.length];
      long moved = 0;
      int rest = code;
      for (int i = 0; i < items.size(); i++) {
        int to = rest % load.length;
        rest /= load.length;
        load[to] += items.get(i).load();
        on[to] += items.get(i).people();
        moved += to == homes.get(i) ? 0 : items.get(i).people();
      }
      best = moved <= maximumPeople ? Math.min(best, cost.of(load, on)) : best;
    }
    return best;
  }

  private static double peak(List<BoundWorker> workers, long[] load) {
    double peak = 0;
    for (int i = 0; i < load.length; i++) {
      peak = Math.max(peak, (double) load[i] / workers.get(i).usable());
    }
    return peak;
  }

  private static double hot(List<BoundWorker> workers, long[] load, long[] on) {
    double hot = 0;
    for (int i = 0; i < load.length; i++) {
      hot += load[i] > 0.85 * workers.get(i).usable() ? on[i] : 0;
    }
    return hot;
  }

  /** What an assignment costs, by its load and people per worker. */
  private interface Cost {
    double of(long[] load, long[] on);
  }

  private static BoundWorker worker(long usable, long fixed, Item... items) {
    return new BoundWorker(usable, fixed, List.of(items));
  }
}
