// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.restoration.Restoration;
import headroom.operations.room.WantedRoom;
import headroom.planning.RoomId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The time after the database was restored: hosts are listened to, and nothing is decided until
 * what runs was taken over.
 */
public final class FleetRestoration {
  private final FleetMemory memory;

  FleetRestoration(FleetMemory memory) {
    this.memory = memory;
  }

  /** The database was restored: until {@link #settled} the fleet is only listened to. */
  public void restored(Restoration latest) {
    synchronized (memory) {
      memory.restored(latest);
    }
  }

  /** Whether nothing is decided yet, because agents may run what a restored database forgot. */
  public boolean isListening() {
    synchronized (memory) {
      Restoration latest = memory.restoration();
      return latest != null && latest.settledAt() == null;
    }
  }

  /** The highest epoch that a room may have had before the database was restored; 0 if never. */
  public long epochFloor() {
    synchronized (memory) {
      Restoration latest = memory.restoration();
      return latest == null ? 0 : latest.epochFloor();
    }
  }

  /**
   * To be called before anything is decided.
   *
   * @throws HeadroomException HOSTS_NOT_HEARD
   */
  public void requireSettled() {
    synchronized (memory) {
      if (isListening()) {
        Heard heard = heard();
        throw new HeadroomException(
            ErrorCode.HOSTS_NOT_HEARD,
            "The database was restored, and of "
                + (heard.told().size() + heard.missing().size())
                + " hosts "
                + heard.missing().size()
                + " have not told yet what runs on them. Ask again in a moment.");
      }
    }
  }

  /** Who has told all that runs, of the hosts that are known. */
  public Heard heard() {
    synchronized (memory) {
      Moment moment = memory.moment();
      return Heard.of(memory.hosts().keySet(), moment::isTold);
    }
  }

  /** Rooms that run and are not wanted. */
  public Set<RoomId> unwanted() {
    synchronized (memory) {
      return new RestoredRooms(memory.moment(), epochFloor()).unwanted();
    }
  }

  /**
   * All rooms as they go on after a restoration: with every part that runs, in epochs of their own.
   *
   * @param closed those of {@link #unwanted} that were closed, with their highest epoch
   */
  public List<WantedRoom> asFound(Map<RoomId, Long> closed) {
    synchronized (memory) {
      return new RestoredRooms(memory.moment(), epochFloor()).all(closed);
    }
  }

  /** What runs was taken over: from now on things are decided again. */
  public void settled(Restoration latest, Collection<WantedRoom> found) {
    synchronized (memory) {
      found.forEach(memory.rooms()::put);
      memory.restored(latest);
      memory.hosts().values().forEach(HostEntry::doubt);
    }
  }
}
