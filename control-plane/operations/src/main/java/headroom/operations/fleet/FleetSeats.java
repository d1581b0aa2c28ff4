// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.room.WantedRoom;
import headroom.planning.CapacityPolicy;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.GrowthDecision;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where in a room people may sit: seats that are promised, parts that are opened for them, and
 * parts on which nobody sits any more. All of it is forgotten by a restart.
 */
public final class FleetSeats {
  private final FleetMemory memory;
  private final FleetRestoration restoration;

  FleetSeats(FleetMemory memory, FleetRestoration restoration) {
    this.memory = memory;
    this.restoration = restoration;
  }

  /**
   * Promises a participant's seat: on a part of the room, or on a further one. Whoever has a seat
   * or was promised one keeps it. See {@link headroom.planning.graph.RoomGrowth}.
   *
   * @param sends false for somebody who only listens
   * @param mayOpen workers on which a further part may be opened
   */
  public Seat promise(
      RoomId id,
      ParticipantId participant,
      boolean sends,
      Instant expiresAt,
      Predicate<WorkerId> mayOpen) {
    synchronized (memory) {
      restoration.requireSettled();
      RoomEntry entry = memory.rooms().get(id);
      if (entry == null) {
        return new Seat.Unknown();
      }
      if (entry.closing()) {
        return new Seat.Closing();
      }
      Moment moment = memory.moment();
      int most = memory.policies().rooms().maxParticipants();
      if (most != CapacityPolicy.NO_LIMIT
          && new RoomLoads(moment).others(entry, participant) >= most) {
        return new Seat.Full(
            "The room has as many participants as a room may have: "
                + most
                + " (maxParticipants, a policy of the fleet).");
      }
      return switch (new Planning(moment).seat(entry, participant, sends, mayOpen)) {
        case GrowthDecision.Sit(WorkerId part, String reason) -> {
          entry.ticketIssued(participant, part, sends, expiresAt);
          PartOpening opening = entry.opening(part);
          yield opening == null
              ? new Seat.Promised(entry.wanted(), part)
              : new Seat.OnFurther(entry.wanted(), opening, false);
        }
        case GrowthDecision.Open open -> {
          entry.ticketIssued(participant, open.worker(), sends, expiresAt);
          yield new Seat.OnFurther(entry.wanted(), entry.open(open.worker()), true);
        }
        case GrowthDecision.Refused refused -> new Seat.Full(refused.summary());
      };
    }
  }

  /**
   * An opening is over: whoever waits for it goes on. When it failed, the seats that were promised
   * there are free again.
   *
   * @param failure null when the part is open
   */
  public void openingEnded(
      WantedRoom room, PartOpening opening, @Nullable HeadroomException failure) {
    synchronized (memory) {
      RoomEntry entry = memory.rooms().get(room.id());
      if (entry != null && entry.wanted().epoch() == room.epoch()) {
        entry.openingEnded(opening, failure);
      } else {
        opening.failed(
            new HeadroomException(
                ErrorCode.ROOM_UNKNOWN, "Room " + room.id() + " was closed meanwhile."));
      }
    }
  }

  /**
   * Seats nobody on a part any more, if nobody is there. {@link #endClosingPart} ends that.
   *
   * @return people who are there or on the way; when there are any, nothing has changed
   */
  public int beginClosingPart(RoomId id, WorkerId part) {
    synchronized (memory) {
      RoomEntry entry = memory.rooms().get(id);
      if (entry == null) {
        return 0;
      }
      int people = new RoomLoads(memory.moment()).peopleOn(entry, part);
      if (people == 0) {
        entry.closingParts().add(part);
      }
      return people;
    }
  }

  public void endClosingPart(RoomId id, WorkerId part) {
    synchronized (memory) {
      RoomEntry entry = memory.rooms().get(id);
      if (entry != null) {
        entry.closingParts().remove(part);
        entry.idleSince().remove(part);
      }
    }
  }

  /**
   * Further parts on which nobody has been for a while and that no operator opened. To be asked
   * often: a part counts as idle from the first time it is found so. Parts that are not seen now
   * are none of them, and while the database is away there are none, because nothing can be done
   * about them.
   */
  public List<PartOnWorker> idleParts() {
    synchronized (memory) {
      return memory.database() == FleetPicture.DatabaseState.AWAY || restoration.isListening()
          ? List.of()
          : new IdleParts(memory.moment()).closable();
    }
  }
}
