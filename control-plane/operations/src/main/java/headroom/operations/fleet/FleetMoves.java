// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.agent.MoveReport;
import headroom.operations.room.WantedRoom;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.PlanningFleet;
import headroom.planning.plan.RoomPart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What moving people from one part of a room to another needs of the fleet in memory. */
public final class FleetMoves {
  private final FleetMemory memory;
  private final FleetHosts hosts;
  private final FleetRestoration restoration;

  FleetMoves(FleetMemory memory, FleetHosts hosts, FleetRestoration restoration) {
    this.memory = memory;
    this.hosts = hosts;
    this.restoration = restoration;
  }

  /** Whether nobody is to be moved yet, because a restored database may not know what runs. */
  public boolean isListening() {
    return restoration.isListening();
  }

  /**
   * A room's part as a move sees it.
   *
   * @param room as it is wanted
   * @param isHome whether the source is the room's home now
   * @param sourceLost whether there is no contact to its host
   * @param sourceKnown whether its host has told all that runs, so that what it did not tell is not
   *     there
   * @param people on the source, by name
   * @param move how the last move away from there stands
   */
  public record Source(
      WantedRoom room,
      boolean isHome,
      boolean sourceLost,
      boolean sourceKnown,
      List<ParticipantPicture> people,
      @Nullable MoveReport move) {
    public Source {
      people = List.copyOf(people);
    }

    /** Whether nobody is there, or the part itself is gone. */
    public boolean isEmpty() {
      return sourceKnown && people.isEmpty();
    }

    /** Whether the room wants a part there. */
    public boolean isPart(WorkerId worker) {
      return room.parts().contains(worker);
    }
  }

  /** The source of a move; empty when the room is not wanted or is being closed. */
  public Optional<Source> source(RoomId id, WorkerId from) {
    return inRoom(
            id,
            (moment, room) -> {
              RunningPart running = moment.reported(room, from);
              return room.closing()
                  ? Optional.<Source>empty()
                  : Optional.of(
                      new Source(
                          room.wanted(),
                          room.wanted().home().equals(from),
                          moment.isLost(from),
                          moment.isTold(from.host()),
                          running == null ? List.of() : running.report().participants(),
                          running == null ? null : running.report().move()));
            })
        .flatMap(found -> found);
  }

  /**
   * Nobody new is seated on the source from now on, and the target counts as in use. To be said
   * again after a restart; {@link #ended} takes it back.
   */
  public void began(RoomId id, WorkerId from, WorkerId to) {
    inRoom(
        id,
        (moment, room) -> {
          room.awaitedParts().add(to);
          room.closingParts().add(from);
          room.closingParts().remove(to);
          return true;
        });
  }

  /** The move is over, whatever came of it. */
  public void ended(RoomId id, WorkerId from, WorkerId to) {
    inRoom(
        id,
        (moment, room) -> {
          room.awaitedParts().remove(to);
          room.closingParts().remove(from);
          return true;
        });
  }

  /** Keeps seats on a part for these people until then, unless they sit there. */
  public void promise(
      RoomId id, Collection<ParticipantId> people, WorkerId part, Instant expiresAt) {
    inRoom(
        id,
        (moment, room) -> {
          people.forEach(who -> room.ticketIssued(who, part, true, expiresAt));
          return true;
        });
  }

  /**
   * Rooms that have come since then to places that are cordoned all the same.
   *
   * @param places names of hosts and of workers
   */
  public List<RoomId> comeSince(Set<String> places, Instant since) {
    return planningFleet().parts().stream()
        .filter(part -> isOn(places, part.worker()) && hasCome(part, since))
        .map(RoomPart::room)
        .distinct()
        .toList();
  }

  private PlanningFleet planningFleet() {
    synchronized (memory) {
      return new PlanningView(memory.moment()).fleet();
    }
  }

  private static boolean isOn(Set<String> places, WorkerId worker) {
    return places.contains(worker.host().name()) || places.contains(worker.toString());
  }

  private boolean hasCome(RoomPart part, Instant since) {
    return inRoom(
            part.room(),
            (moment, room) -> {
              HostEntry host = moment.hosts().get(part.worker().host());
              RunningPart running = moment.reported(room, part.worker());
              return host != null
                  && host.isCordoned(part.worker().number())
                  && (running == null || !running.report().openedAt().isBefore(since));
            })
        .orElse(false);
  }

  /** Whether an operator has cordoned a worker, or its host. */
  public boolean isCordoned(WorkerId worker) {
    return hosts.isCordonedItself(worker)
        || hosts.record(worker.host()).map(HostRecord::cordoned).orElse(false);
  }

  /** Whether a worker may take people now: its host is live and not cordoned, and it runs. */
  public String obstacle(WorkerId worker) {
    return hosts.obstacle(worker);
  }

  /**
   * Something about one room, while the lock is held; it must not wait for anything.
   *
   * @return empty when the room is not wanted
   */
  private <T> Optional<T> inRoom(RoomId id, BiFunction<Moment, RoomEntry, T> act) {
    synchronized (memory) {
      RoomEntry entry = memory.rooms().get(id);
      return entry == null ? Optional.empty() : Optional.of(act.apply(memory.moment(), entry));
    }
  }
}
