// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.HostRecord;
import headroom.operations.fleet.PlacedRoom;
import headroom.operations.fleet.RoomPicture;
import headroom.operations.fleet.RoomState;
import headroom.operations.fleet.Seat;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.placement.PlacementDecision;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LONGEST_TOKEN = Duration.ofMinutes(10);
  private static final int MOST_PARTICIPANTS = 1_000;

  /** Workers of which a refusal says why; more would be no message for people. */
  private static final int EXPLAINED = 8;

  private final FleetState state;
  private final RoomStore store;
  private final JoinTokens tokens;
  private final Clock clock;
  private final Supplier<String> names;

  /**
   * @param names makes ids for rooms and participants that come without one
   */
  public PlacingRooms(
      FleetState state, RoomStore store, JoinTokens tokens, Clock clock, Supplier<String> names) {
    this.state = state;
    this.store = store;
    this.tokens = tokens;
    this.clock = clock;
    this.names = names;
  }

  @Override
  public Created create(RoomRequest request) {
    if (request.expectedParticipants() < 1 || request.expectedParticipants() > MOST_PARTICIPANTS) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST,
          "expectedParticipants must be 1 to " + MOST_PARTICIPANTS + ".");
    }
    RoomId id = request.id() == null ? new RoomId(names.get()) : request.id();
    if (state.wanted(id).isPresent()) {
      return existing(id);
    }
    long epoch = store.highestEpoch(id) + 1;
    return switch (state.place(id, epoch, request.expectedParticipants(), request.requestedBy())) {
      case PlacedRoom.AlreadyWanted() -> existing(id);
      case PlacedRoom.Refused(PlacementDecision.Refused why) ->
          throw new HeadroomException(
              why.noWorkers() ? ErrorCode.NO_HOSTS : ErrorCode.NOT_ENOUGH_HEADROOM,
              why.summary() + explained(why));
      case PlacedRoom.Wanted(WantedRoom room) -> open(room);
    };
  }

  @Override
  public RoomPicture get(RoomId id) {
    return state.room(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public List<RoomPicture> list() {
    return state.rooms();
  }

  @Override
  public void close(RoomId id, String reason, String requestedBy) {
    Optional<WantedRoom> closing = state.beginClosing(id);
    if (closing.isEmpty()) {
      // Somebody else is closing it now, or it is unknown.
      get(id);
      return;
    }
    WantedRoom room = closing.get();
    try {
      store.close(id, reason, clock.instant());
    } catch (HeadroomException e) {
      state.abandonClosing(id);
      throw e;
    }
    LOG.log(System.Logger.Level.INFO, "Room {0} is closed by {1}: {2}", id, requestedBy, reason);
    if (!isClosedOnAgent(room, reason)) {
      // The row says closed: the next report or connection of the agent has it closed there.
      state.doubt(room.home().host());
    }
    state.unwant(room);
  }

  @Override
  public JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, boolean plain) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LONGEST_TOKEN) > 0) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A token's lifetime must be 1 second to 10 minutes.");
    }
    ParticipantId who = participant == null ? new ParticipantId(names.get()) : participant;
    Instant expiresAt = JoinTokens.endOf(clock.instant(), lifetime);
    return switch (state.seat(id, who, expiresAt)) {
      case Seat.Promised(WantedRoom room) -> ticket(room, who, expiresAt, plain);
      case Seat.Full(int consumers) ->
          throw new HeadroomException(
              ErrorCode.ROOM_FULL,
              "With one more participant the worker of room "
                  + id
                  + " would have "
                  + consumers
                  + " consumers; its capacity is "
                  + state.policy().consumersPerWorker()
                  + ". Try again when somebody has left.");
      case Seat.Closing() -> throw closing(id);
      case Seat.Unknown() -> throw unknown(id);
    };
  }

  private JoinTicket ticket(WantedRoom room, ParticipantId who, Instant expiresAt, boolean plain) {
    HostRecord host =
        state
            .record(room.home().host())
            .orElseThrow(
                () ->
                    new HeadroomException(
                        ErrorCode.HOST_UNKNOWN,
                        "The room's host " + room.home().host() + " was never seen."));
    String token = tokens.sign(room, who, expiresAt, plain);
    String id = encoded(room.id().value());
    return new JoinTicket(
        room.id(),
        who,
        token,
        host.signallingUrl()
            + "?roomId="
            + id
            + "&peerId="
            + encoded(who.value())
            + "&token="
            + encoded(token),
        host.clientUrl() + "?room=" + id + "&token=" + encoded(token),
        expiresAt);
  }

  private Created existing(RoomId id) {
    RoomPicture room = get(id);
    if (room.state() == RoomState.CLOSING) {
      throw closing(id);
    }
    return new Created(room, false);
  }

  private Created open(WantedRoom room) {
    try {
      if (!store.insert(room)) {
        return openedElsewhere(room);
      }
    } catch (HeadroomException e) {
      state.unwant(room);
      throw e;
    }
    try {
      openOnAgent(room);
    } catch (HeadroomException e) {
      takeBack(room, e);
      throw e;
    }
    return new Created(get(room.id()), true);
  }

  /** The database has an open room of this id that we did not know: it wins. */
  private Created openedElsewhere(WantedRoom ours) {
    Optional<WantedRoom> theirs = store.find(ours.id());
    state.unwant(ours);
    theirs.ifPresent(state::want);
    if (theirs.isEmpty()) {
      throw closing(ours.id());
    }
    return existing(ours.id());
  }

  private void openOnAgent(WantedRoom room) {
    AgentLink link = state.link(room.home().host());
    if (link == null) {
      throw unreachable(room, "it is not connected");
    }
    CommandOutcome outcome =
        link.send(
            new AgentCommand.OpenRoom(room.id(), room.epoch(), room.home().number()),
            COMMAND_TIMEOUT);
    if (!outcome.done()) {
      throw unreachable(room, outcome.code() + ": " + outcome.message());
    }
  }

  /** Leaves no room behind that its agent did not open, or opens too late. */
  private void takeBack(WantedRoom room, HeadroomException why) {
    state.doubt(room.home().host());
    try {
      store.close(room.id(), why.code().name(), clock.instant());
      state.unwant(room);
    } catch (HeadroomException databaseAway) {
      // It stays wanted, here as in the database, until the agent opens it or somebody closes it.
      why.addSuppressed(databaseAway);
    }
  }

  private boolean isClosedOnAgent(WantedRoom room, String reason) {
    AgentLink link = state.link(room.home().host());
    if (link == null) {
      return false;
    }
    try {
      return link.send(new AgentCommand.CloseRoom(room.id(), room.epoch(), reason), COMMAND_TIMEOUT)
          .done();
    } catch (HeadroomException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Closing room {0} waits for its agent: {1}",
          room.id(),
          e.getMessage());
      return false;
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

  private static HeadroomException unreachable(WantedRoom room, String why) {
    return new HeadroomException(
        ErrorCode.HOST_UNREACHABLE,
        "Host "
            + room.home().host()
            + " did not open room "
            + room.id()
            + ": "
            + why
            + ". Try again.");
  }

  private static HeadroomException closing(RoomId id) {
    return new HeadroomException(
        ErrorCode.ROOM_CLOSING, "Room " + id + " is being closed. Ask again in a moment.");
  }

  private static HeadroomException unknown(RoomId id) {
    return new HeadroomException(
        ErrorCode.ROOM_UNKNOWN, "No room " + id + " is open; it may have ended. Create it first.");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
