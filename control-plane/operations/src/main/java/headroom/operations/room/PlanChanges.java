// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.fleet.FleetState;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
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
   * @param witness of the change, if one is made
   * @return the room as it is now
   * @throws HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, DATABASE_UNAVAILABLE
   */
  WantedRoom change(RoomId id, UnaryOperator<WantedPlan> change, RoomWitness witness) {
    return changeRoom(id, room -> room.with(change.apply(room.plan())), witness);
  }

  /**
   * Makes a further part the room's home, and its home a further part. Nothing happens if it is at
   * home there.
   *
   * @return the room as it is now
   * @throws HeadroomException ROOM_UNKNOWN, ROOM_CLOSING, DATABASE_UNAVAILABLE
   */
  WantedRoom rehome(RoomId id, WorkerId home) {
    return changeRoom(
        id, room -> room.home().equals(home) ? room : room.at(home), RoomWitness.NONE);
  }

  private WantedRoom changeRoom(RoomId id, UnaryOperator<WantedRoom> change, RoomWitness witness) {
    state.restoration().requireSettled();
    ReentrantLock lock = stripes[Math.floorMod(id.hashCode(), STRIPES)];
    lock.lock();
    try {
      for (int attempt = 0; attempt < TRIES; attempt++) {
        WantedRoom room = state.rooms().wanted(id).orElseThrow(() -> gone(id));
        WantedRoom changed = change.apply(room);
        if (changed.equals(room)) {
          return room;
        }
        boolean sameHome = changed.epoch() == room.epoch();
        if (sameHome
            ? store.replan(changed, witness.entry(room, changed))
            : store.rehome(changed)) {
          known(changed);
          return changed;
        }
        known(store.find(id).orElseThrow(() -> gone(id)));
      }
      throw new HeadroomException(
          ErrorCode.ROOM_CLOSING,
          "Room " + id + " is being changed by somebody else. Ask again in a moment.");
    } finally {
      lock.unlock();
    }
  }

  private void known(WantedRoom room) {
    state.rooms().replan(room);
    state.rooms().rehome(room);
  }

  private static HeadroomException gone(RoomId id) {
    return new HeadroomException(
        ErrorCode.ROOM_UNKNOWN, "No room " + id + " is open; it may have ended. Create it first.");
  }
}
