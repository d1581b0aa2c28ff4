// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.operations.audit.Act;
import headroom.operations.audit.AuditEntry;
import headroom.operations.audit.RefusedActs;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.PartOpening;
import headroom.operations.fleet.PlacedRoom;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.operations.fleet.Seat;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import headroom.planning.placement.PlacementDecision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Places rooms and issues tokens.
 *
 * <p>Decisions and promises are made by {@link FleetState} under its lock, so that two requests
 * can't take the same place; the wait for the database and the agent happens outside it.
 */
public final class PlacingRooms implements Rooms {
  private static final System.Logger LOG = System.getLogger(PlacingRooms.class.getName());

  /** Longer than opening takes at most, the words to the database and to neighbours included. */
  private static final Duration OPENING_PATIENCE = Duration.ofSeconds(15);

  /** Workers that are tried for a further part before the room has to do with what it has. */
  private static final int OPENINGS_TRIED = 2;

  private static final Duration LONGEST_TOKEN = Duration.ofMinutes(10);
  private static final int MOST_PARTICIPANTS = 1_000;

  /** Workers of which a refusal says why; more would be no message for people. */
  private static final int EXPLAINED = 8;

  private final FleetState state;
  private final RoomStore store;
  private final Tickets tickets;
  private final Clock clock;
  private final Supplier<String> names;
  private final RoomParts parts;
  private final RoomsByHand byHand;
  private final RefusedActs refused;

  /**
   * @param names makes ids for rooms and participants that come without one
   * @param parts changes what rooms consist of
   */
  public PlacingRooms(
      FleetState state,
      RoomStore store,
      JoinTokens tokens,
      Clock clock,
      Supplier<String> names,
      RoomParts parts,
      RefusedActs refused) {
    this.state = state;
    this.store = store;
    this.tickets = new Tickets(state.hosts(), tokens);
    this.clock = clock;
    this.names = names;
    this.parts = parts;
    this.byHand = new RoomsByHand(state, parts, clock, refused);
    this.refused = refused;
  }

  @Override
  public Created create(RoomRequest request) {
    RoomId id = request.id() == null ? new RoomId(names.get()) : request.id();
    return request.byHand()
        ? refused.attempt(
            RoomActs.of("room.create", id, request.requestedBy()), () -> create(id, request))
        : create(id, request);
  }

  private Created create(RoomId id, RoomRequest request) {
    if (request.expectedParticipants() < 1 || request.expectedParticipants() > MOST_PARTICIPANTS) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "expectedParticipants must be 1 to " + MOST_PARTICIPANTS + ".");
    }
    if (state.rooms().wanted(id).isPresent()) {
      return existing(id);
    }
    int most = state.policies().rooms().maxParticipants();
    if (request.expectedParticipants() > most) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "expectedParticipants must be at most "
              + most
              + ": a policy of the fleet, maxParticipants, allows no larger rooms.");
    }
    long epoch = Math.max(store.highestEpoch(id), state.restoration().epochFloor()) + 1;
    PlacedRoom placed =
        state.rooms().place(id, epoch, request.expectedParticipants(), request.requestedBy());
    return switch (placed) {
      case PlacedRoom.AlreadyWanted() -> existing(id);
      case PlacedRoom.Refused(PlacementDecision.Refused why) ->
          throw new HeadroomException(
              why.noWorkers() ? ErrorCode.NO_HOSTS : ErrorCode.NOT_ENOUGH_HEADROOM,
              why.summary() + explained(why));
      case PlacedRoom.Wanted(WantedRoom room) ->
          open(room, request.byHand() ? RoomActs.created(room).done(clock.instant()) : null);
    };
  }

  @Override
  public RoomPicture get(RoomId id) {
    return state.rooms().picture(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public List<RoomPicture> list() {
    return state.rooms().pictures();
  }

  @Override
  public void close(RoomId id, String reason, String requestedBy) {
    close(id, reason, requestedBy, null);
  }

  @Override
  public void close(RoomId id, String reason, Act act) {
    close(id, reason, act.who(), act.done(clock.instant()));
  }

  private void close(RoomId id, String reason, String requestedBy, @Nullable AuditEntry act) {
    Optional<WantedRoom> closing = state.rooms().beginClosing(id);
    if (closing.isEmpty()) {
      // Somebody else is closing it now, or it is unknown.
      get(id);
      return;
    }
    WantedRoom room = closing.get();
    try {
      store.close(id, reason, clock.instant(), act);
    } catch (HeadroomException e) {
      state.rooms().abandonClosing(id);
      throw e;
    }
    LOG.log(System.Logger.Level.INFO, "Room {0} is closed by {1}: {2}", id, requestedBy, reason);
    // The row says closed: what an agent misses, its next report or connection brings about.
    parts.closeEverywhere(room, reason);
    state.rooms().unwant(room);
  }

  @Override
  public JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, JoinGrants grants) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LONGEST_TOKEN) > 0) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A token's lifetime must be 1 second to 10 minutes.");
    }
    ParticipantId who = participant == null ? new ParticipantId(names.get()) : participant;
    Instant expiresAt = JoinTokens.endOf(clock.instant(), lifetime);
    Set<WorkerId> avoided = new HashSet<>();
    HeadroomException failure = null;
    while (true) {
      HeadroomException before = failure;
      // What can't be stored, or has failed often enough, is not tried on yet another worker.
      boolean mayGrow =
          avoided.size() < OPENINGS_TRIED
              && (before == null || before.code() != ErrorCode.DATABASE_UNAVAILABLE);
      Predicate<WorkerId> mayOpen = part -> mayGrow && !avoided.contains(part);
      Seat seat = state.seats().promise(id, who, grants.sends(), expiresAt, mayOpen);
      switch (seat) {
        case Seat.Promised(WantedRoom room, WorkerId part) -> {
          return tickets.ticket(room, part, who, expiresAt, grants);
        }
        case Seat.OnFurther(WantedRoom room, PartOpening opening, boolean begins) -> {
          try {
            if (begins) {
              parts.open(room, opening);
            } else {
              opening.await(OPENING_PATIENCE);
            }
            return tickets.ticket(room, opening.part(), who, expiresAt, grants);
          } catch (HeadroomException e) {
            LOG.log(
                System.Logger.Level.WARNING,
                "Room {0} got no part on {1}: {2}",
                id,
                opening.part(),
                e.getMessage());
            avoided.add(opening.part());
            failure = e;
          }
        }
        case Seat.Full(String summary) ->
            throw before != null ? before : new HeadroomException(ErrorCode.ROOM_FULL, summary);
        case Seat.Closing() -> throw closing(id);
        case Seat.Unknown() -> throw unknown(id);
      }
    }
  }

  @Override
  public RoomPicture openPart(RoomId id, WorkerId part, String requestedBy) {
    byHand.openPart(id, part, requestedBy);
    return get(id);
  }

  @Override
  public RoomPicture closePart(RoomId id, WorkerId part, String requestedBy) {
    byHand.closePart(id, part, requestedBy);
    return get(id);
  }

  @Override
  public RoomPicture limit(RoomId id, SpeakerLimits limits, String requestedBy) {
    byHand.limit(id, limits, requestedBy);
    return get(id);
  }

  @Override
  public RoomPicture pin(RoomId id, ParticipantId participant, String requestedBy) {
    byHand.pin(id, participant, requestedBy);
    return get(id);
  }

  @Override
  public RoomPicture unpin(RoomId id, ParticipantId participant, String requestedBy) {
    byHand.unpin(id, participant, requestedBy);
    return get(id);
  }

  /** Closes further parts on which nobody has been for a while. To be called once a second. */
  public void closeIdleParts() {
    byHand.closeIdleParts();
  }

  private Created existing(RoomId id) {
    RoomPicture room = get(id);
    if (room.state() == RoomState.CLOSING) {
      throw closing(id);
    }
    return new Created(room, false);
  }

  private Created open(WantedRoom room, @Nullable AuditEntry act) {
    try {
      if (!store.insert(room, act)) {
        return openedElsewhere(room);
      }
    } catch (HeadroomException e) {
      state.rooms().unwant(room);
      throw e;
    }
    try {
      parts.tell(room.id(), room.home(), RoomParts.COMMAND_TIMEOUT);
    } catch (HeadroomException e) {
      takeBack(room, e);
      throw e;
    }
    return new Created(get(room.id()), true);
  }

  /** The database has an open room of this id that we did not know: it wins. */
  private Created openedElsewhere(WantedRoom ours) {
    Optional<WantedRoom> theirs = store.find(ours.id());
    state.rooms().unwant(ours);
    theirs.ifPresent(state.rooms()::want);
    if (theirs.isEmpty()) {
      throw closing(ours.id());
    }
    return existing(ours.id());
  }

  /** Leaves no room behind that its agent did not open, or opens too late. */
  private void takeBack(WantedRoom room, HeadroomException why) {
    state.agents().doubt(room.home().host());
    try {
      store.close(room.id(), why.code().name(), clock.instant());
      state.rooms().unwant(room);
    } catch (HeadroomException databaseAway) {
      // It stays wanted, here as in the database, until the agent opens it or somebody closes it.
      why.addSuppressed(databaseAway);
    }
  }

  private static String explained(PlacementDecision.Refused refused) {
    StringBuilder text = new StringBuilder();
    refused.perWorker().stream()
        .limit(EXPLAINED)
        .forEach(
            refusal ->
                text.append(' ')
                    .append(refusal.worker())
                    .append(": ")
                    .append(refusal.reason())
                    .append('.'));
    return text.toString();
  }

  static HeadroomException closing(RoomId id) {
    return new HeadroomException(
        ErrorCode.ROOM_CLOSING, "Room " + id + " is being closed. Ask again in a moment.");
  }

  static HeadroomException unknown(RoomId id) {
    return new HeadroomException(
        ErrorCode.ROOM_UNKNOWN, "No room " + id + " is open; it may have ended. Create it first.");
  }
}
