// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.PartAddress;
import headroom.operations.room.WantedPlan;
import headroom.operations.room.WantedRoom;
import headroom.planning.RoomId;
import headroom.planning.graph.NewRoom;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.placement.Candidate;
import headroom.planning.placement.PlacementDecision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Rooms that are wanted, their homes and their plans: a copy of the database's rows, and what is
 * placed and about to be stored.
 */
public final class FleetRooms {
  private final FleetMemory memory;
  private final FleetRestoration restoration;

  FleetRooms(FleetMemory memory, FleetRestoration restoration) {
    this.memory = memory;
    this.restoration = restoration;
  }

  /**
   * Decides where a new room goes and wants it there, in one step: two requests can't take the same
   * place.
   *
   * @param expected participants whose consumers are reserved, as many as fit on one worker
   */
  public PlacedRoom place(RoomId id, long epoch, int expected, String createdBy) {
    synchronized (memory) {
      restoration.requireSettled();
      if (memory.rooms().get(id) != null) {
        return new PlacedRoom.AlreadyWanted();
      }
      List<Candidate> candidates = new Planning(memory.moment()).candidates();
      SpeakerLimits limits = memory.policies().rooms().limits();
      return switch (NewRoom.place(expected, limits, candidates)) {
        case PlacementDecision.Refused refused -> new PlacedRoom.Refused(refused);
        case PlacementDecision.Placed placed -> {
          WantedRoom room =
              new WantedRoom(
                  id,
                  placed.worker(),
                  epoch,
                  expected,
                  memory.now(),
                  createdBy,
                  WantedPlan.first(limits));
          memory.rooms().add(room);
          yield new PlacedRoom.Wanted(room);
        }
      };
    }
  }

  /** Adds a wanted room whose home is decided; false when one with its id is there. */
  public boolean want(WantedRoom room) {
    synchronized (memory) {
      return memory.rooms().add(room);
    }
  }

  public Optional<WantedRoom> wanted(RoomId id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.rooms().get(id)).map(RoomEntry::wanted);
    }
  }

  /**
   * Marks a room as closing.
   *
   * @return the room; empty when it is unknown or somebody else closes it already
   */
  public Optional<WantedRoom> beginClosing(RoomId id) {
    synchronized (memory) {
      restoration.requireSettled();
      RoomEntry entry = memory.rooms().get(id);
      if (entry == null || entry.closing()) {
        return Optional.empty();
      }
      entry.beginClosing();
      return Optional.of(entry.wanted());
    }
  }

  /** Takes a mark back, because the closing could not be recorded. */
  public void abandonClosing(RoomId id) {
    synchronized (memory) {
      RoomEntry entry = memory.rooms().get(id);
      if (entry != null) {
        entry.abandonClosing();
      }
    }
  }

  public boolean isClosing(RoomId id) {
    synchronized (memory) {
      RoomEntry entry = memory.rooms().get(id);
      return entry != null && entry.closing();
    }
  }

  /** Forgets a room that is no longer wanted; a later life of the same id stays. */
  public void unwant(WantedRoom room) {
    synchronized (memory) {
      memory.rooms().remove(room.id(), room.epoch());
    }
  }

  /** Takes over what somebody has stored of a room, unless something later is known. */
  public void learn(WantedRoom room) {
    synchronized (memory) {
      memory.rooms().replan(room);
      memory.rooms().rehome(room);
    }
  }

  /** Takes a room's new plan over, unless a later one is known. */
  public void replan(WantedRoom room) {
    synchronized (memory) {
      memory.rooms().replan(room);
    }
  }

  /** Takes a room's new home over, unless this life of it is over or has a later one. */
  public void rehome(WantedRoom room) {
    synchronized (memory) {
      memory.rooms().rehome(room);
    }
  }

  /** A room's plan with the places of its parts: where they run, else where they are wanted. */
  public Optional<AddressedRoom> addressed(RoomId id) {
    synchronized (memory) {
      RoomEntry entry = memory.rooms().get(id);
      if (entry == null) {
        return Optional.empty();
      }
      List<PartAddress> parts =
          memory.moment().parts(entry).stream()
              .map(
                  part -> {
                    HostEntry host = memory.host(part.host());
                    return new PartAddress(part, host == null ? "" : host.known().peerAddress());
                  })
              .toList();
      return Optional.of(new AddressedRoom(entry.wanted(), parts));
    }
  }

  /** One room as it is now. */
  public Optional<RoomPicture> picture(RoomId id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.rooms().get(id))
          .map(new PictureMaker(memory.moment())::room);
    }
  }

  /** All rooms as they are now, by id. */
  public List<RoomPicture> pictures() {
    synchronized (memory) {
      PictureMaker maker = new PictureMaker(memory.moment());
      return memory.rooms().all().stream()
          .map(maker::room)
          .sorted(Comparator.comparing(RoomPicture::id))
          .toList();
    }
  }
}
