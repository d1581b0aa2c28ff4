// SPDX-License-Identifier: Apache-2.0
package headroom.planning.bench;

import headroom.planning.CapacityPolicy;
import headroom.planning.HostId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.placement.Reservation;
import headroom.planning.plan.PlanWorker;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fleet as it grows without rebalancing: workers differ in popularity, rooms have 2 to 10 people,
 * most of them few. As in life no worker is past its capacity, and many are past their line.
 */
final class SkewedFleet {
  private static final int WORKERS_PER_HOST = 8;
  private static final double SPREAD = 0.35;

  /** Share of rooms with 2, 3, … 10 people, in percent. */
  private static final int[] SIZES = {40, 27, 15, 8, 5, 2, 1, 1, 1};

  private SkewedFleet() {}

  /** The fleet of this seed. */
  static PlanningFleet of(long seed, int workers, int rooms) {
    Random random = new Random(seed);
    List<PlanWorker> all = new ArrayList<>();
    double[] popularity = new double[workers];
    double sum = 0;
    for (int i = 0; i < workers; i++) {
      WorkerId id =
          new WorkerId(new HostId("media-" + (1 + i / WORKERS_PER_HOST)), 1 + i % WORKERS_PER_HOST);
      all.add(new PlanWorker(id, "a", CapacityPolicy.DEFAULT, false, "", 0.3, 0));
      sum += Math.exp(SPREAD * random.nextGaussian());
      popularity[i] = sum;
    }
    int[] loads = new int[workers];
    List<RoomPart> parts = new ArrayList<>();
    for (int room = 1; room <= rooms; room++) {
      int people = people(random);
      int load = Reservation.consumersOf(people);
      int worker;
      do {
        worker = worker(popularity, random.nextDouble() * sum);
      } while (loads[worker] + load > CapacityPolicy.DEFAULT.consumersPerWorker());
      loads[worker] += load;
      parts.add(new RoomPart(new RoomId("room-" + room), all.get(worker).id(), people, load));
    }
    return new PlanningFleet(seed, all, parts);
  }

  private static int worker(double[] popularity, double point) {
    int low = 0;
    int high = popularity.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (popularity[middle] < point) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int people(Random random) {
    int percent = random.nextInt(100);
    int people = 2;
    for (int share : SIZES) {
      if (percent < share) {
        return people;
      }
      percent -= share;
      people++;
    }
    return people;
  }
}
