// SPDX-License-Identifier: Apache-2.0
package headroom.planning.bench;

import headroom.planning.WorkerId;
import headroom.planning.plan.Move;
import headroom.planning.plan.PlanWorker;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fleet that policies change, one whole room at a time, within an allowance of people. */
final class State {
  static final double HOT = 0.85;

  final List<Worker> workers = new ArrayList<>();
  private final Map<WorkerId, Worker> byId = new HashMap<>();
  private long allowance;
  private long moved;

  State(PlanningFleet fleet, long allowance) {
    this.allowance = allowance;
    for (PlanWorker worker : fleet.workers()) {
      Worker known = new Worker(worker.usable());
      workers.add(known);
      byId.put(worker.id(), known);
    }
    for (RoomPart part : fleet.parts()) {
      worker(part.worker()).add(new Room(part.people(), part.load()));
    }
  }

  /** A room as a whole. */
  record Room(int people, long load) {}

  /** A worker with its rooms, in the order in which they came. */
  static final class Worker {
    final long usable;
    final List<Room> rooms = new ArrayList<>();
    long load;
    long people;

    Worker(long usable) {
      this.usable = usable;
    }

    double share() {
      return (double) load / usable;
    }

    boolean hot() {
      return load > HOT * usable;
    }

    private void add(Room room) {
      rooms.add(room);
      load += room.load;
      people += room.people;
    }

    private void remove(Room room) {
      rooms.remove(room);
      load -= room.load;
      people -= room.people;
    }
  }

  /** Whether the room may go: its target stays under the line, and the allowance lasts. */
  boolean may(Room room, Worker from, Worker to) {
    return from != to && to.load + room.load <= to.usable && room.people <= allowance;
  }

  void move(Room room, Worker from, Worker to) {
    from.remove(room);
    to.add(room);
    allowance -= room.people;
    moved += room.people;
  }

  /** Carries out a plan. */
  void apply(List<Move> moves, PlanningFleet fleet) {
    Map<String, Room> rooms = new HashMap<>();
    for (RoomPart part : fleet.parts()) {
      rooms.put(part.room().value(), new Room(part.people(), part.load()));
    }
    for (Move move : moves) {
      WorkerId from = move.from();
      Room room = rooms.get(move.room().value());
      if (from != null && room != null) {
        move(room, worker(from), worker(move.to()));
      }
    }
  }

  boolean spent() {
    return allowance < 2;
  }

  long moved() {
    return moved;
  }

  /** People on hot workers. */
  long hotPeople() {
    return workers.stream().filter(Worker::hot).mapToLong(worker -> worker.people).sum();
  }

  double peak() {
    return workers.stream().mapToDouble(Worker::share).max().orElse(0);
  }

  private Worker worker(WorkerId id) {
    Worker worker = byId.get(id);
    if (worker == null) {
      throw new IllegalArgumentException("No worker " + id + ".");
    }
    return worker;
  }
}
