// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetState;
import headroom.planning.RoomId;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Changes plans in the database and then in memory, one change of a room after the other. Other
 * replicas may change the same room: then what they stored is taken over and the change is made on
 * top of it.
 */
final class PlanChanges {
  private static final int TRIES = 5;
  private static final int STRIPES = 64;

  private final FleetState state;
  private final RoomStore store;
  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  PlanChanges(FleetState state, RoomStore store) {
    this.state = state;
    this.store = store;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new ReentrantLock();
    }
  }

  /**
   * Changes a room's plan.
   *
   * @param change gives the same plan when there is nothing to do, else one of the next revision
   * @return the room as it is now
   * @throws HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, DATABASE_UNAVAILABLE
   */
  WantedRoom change(RoomId id, UnaryOperator<WantedPlan> change) {
    ReentrantLock lock = stripes[Math.floorMod(id.hashCode(), STRIPES)];
    lock.lock();
    try {
      for (int attempt = 0; attempt < TRIES; attempt++) {
        WantedRoom room = state.wanted(id).orElseThrow(() -> gone(id));
        WantedPlan next = change.apply(room.plan());
        if (next.equals(room.plan())) {
          return room;
        }
        WantedRoom changed = room.with(next);
        if (store.replan(changed)) {
          state.replan(changed);
          return changed;
        }
        state.replan(store.find(id).orElseThrow(() -> gone(id)));
      }
      throw new HeadroomException(
          ErrorCode.ROOM_CLOSING,
          "Room " + id + " is being changed by somebody else. Ask again in a moment.");
    } finally {
      lock.unlock();
    }
  }

  private static HeadroomException gone(RoomId id) {
    return new HeadroomException(
        ErrorCode.ROOM_UNKNOWN, "No room " + id + " is open; it may have ended. Create it first.");
  }
}
