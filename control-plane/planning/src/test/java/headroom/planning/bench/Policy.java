// SPDX-License-Identifier: Apache-2.0
package headroom.planning.bench;

import headroom.planning.bench.State.Room;
import headroom.planning.bench.State.Worker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Policies of the kind that peers have, written anew from what is published about them. They place
 * rooms; as a rebalance, rooms leave hot workers in turn, in the order in which they came, and the
 * policy says where they go. All of them keep the headroom line of their targets, which few peers
 * do, and stop leaving a worker once it isn't hot.
 */
enum Policy {
  ROUND_ROBIN("round robin") {
    @Override
    void run(State state, Random random) {
      int[] next = {0};
      leaveHotWorkers(
          state,
          (room, from) -> {
            for (int i = 0; i < state.workers.size(); i++) {
              Worker to = state.workers.get(next[0]++ % state.workers.size());
              if (state.may(room, from, to)) {
                return to;
              }
            }
            return from;
          });
    }
  },
  LOWEST_LOAD("lowest load") {
    @Override
    void run(State state, Random random) {
      leaveHotWorkers(state, (room, from) -> least(state, room, from, Worker::share));
    }
  },
  TWO_CHOICES("two random choices") {
    @Override
    void run(State state, Random random) {
      leaveHotWorkers(
          state,
          (room, from) -> {
            Worker one = state.workers.get(random.nextInt(state.workers.size()));
            Worker other = state.workers.get(random.nextInt(state.workers.size()));
            return one.share() <= other.share() ? one : other;
          });
    }
  },
  /** Every period, ten people leave each worker above 0.9; then it rests for three periods. */
  JICOFO_LIKE("Jicofo-like redistribution") {
    private static final double STRESS = 0.9;
    private static final int ENDPOINTS = 10;
    private static final int COOL_DOWN = 3;

    @Override
    void run(State state, Random random) {
      int[] rest = new int[state.workers.size()];
      boolean moved = true;
      for (int idle = 0; !state.spent() && (moved || idle <= COOL_DOWN); ) {
        moved = false;
        for (int i = 0; i < rest.length; i++) {
          Worker from = state.workers.get(i);
          if (rest[i]-- <= 0 && from.share() > STRESS) {
            rest[i] = COOL_DOWN;
            moved |= redistribute(state, from);
          }
        }
        idle = moved ? 0 : idle + 1;
      }
    }

    private boolean redistribute(State state, Worker from) {
      int left = ENDPOINTS;
      for (Room room : List.copyOf(from.rooms)) {
        Worker to = least(state, room, from, Worker::share);
        if (left > 0 && to.share() < STRESS && state.may(room, from, to)) {
          state.move(room, from, to);
          left -= room.people();
        }
      }
      return left < ENDPOINTS;
    }
  },
  /** Cameras weigh 10, microphones 5, listening 2: by people, not by what they cost. */
  BIGBLUEBUTTON_LIKE("BigBlueButton-like weights") {
    private static final double WEIGHT = 10 + 5 + 2;

    @Override
    void run(State state, Random random) {
      leaveHotWorkers(
          state, (room, from) -> least(state, room, from, worker -> WEIGHT * worker.people));
    }
  },
  /** The largest room that makes the pair more even goes from the hottest worker to the coolest. */
  GREEDY("greedy hottest to coolest") {
    @Override
    void run(State state, Random random) {
      List<Worker> stuck = new ArrayList<>();
      while (!state.spent()) {
        Worker hottest = null;
        Worker coolest = state.workers.getFirst();
        for (Worker worker : state.workers) {
          if (!stuck.contains(worker) && (hottest == null || worker.share() > hottest.share())) {
            hottest = worker;
          }
          coolest = worker.share() < coolest.share() ? worker : coolest;
        }
        if (hottest == null || !hottest.hot()) {
          return;
        }
        Worker from = hottest;
        Worker to = coolest;
        Room best =
            from.rooms.stream()
                .filter(
                    room ->
                        state.may(room, from, to)
                            && (double) (to.load + room.load()) / to.usable < from.share())
                .max(Comparator.comparingLong(Room::load))
                .orElse(null);
        if (best == null) {
          stuck.add(from);
        } else {
          state.move(best, from, to);
        }
      }
    }
  };

  private final String title;

  Policy(String title) {
    this.title = title;
  }

  /** As it stands in the table. */
  String title() {
    return title;
  }

  /** Moves rooms until the allowance is used up or the policy has nothing to do. */
  abstract void run(State state, Random random);

  /** Where a room goes. */
  private interface Choice {
    Worker of(Room room, Worker from);
  }

  private static void leaveHotWorkers(State state, Choice choice) {
    boolean moved = true;
    while (moved && !state.spent()) {
      moved = false;
      for (Worker from : state.workers) {
        if (from.hot()) {
          moved |= leave(state, from, choice);
        }
      }
    }
  }

  private static boolean leave(State state, Worker from, Choice choice) {
    for (Room room : from.rooms) {
      Worker to = choice.of(room, from);
      if (state.may(room, from, to)) {
        state.move(room, from, to);
        return true;
      }
    }
    return false;
  }

  private static Worker least(
      State state, Room room, Worker from, ToDoubleFunction<Worker> weight) {
    Worker best = from;
    for (Worker worker : state.workers) {
      if (state.may(room, from, worker)
          && (best == from || weight.applyAsDouble(worker) < weight.applyAsDouble(best))) {
        best = worker;
      }
    }
    return best;
  }
}
