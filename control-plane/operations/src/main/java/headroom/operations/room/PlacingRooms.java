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
import headroom.operations.fleet.RoomPicture;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.placement.Placement;
import headroom.planning.placement.PlacementDecision;
import headroom.planning.placement.Reservation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Places rooms and issues tokens.
 *
 * <p>A room is decided and promised under one lock, so that two requests can't take the same place;
 * the wait for the database and the agent happens outside it.
 */
public final class PlacingRooms implements Rooms {
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LONGEST_TOKEN = Duration.ofMinutes(10);
  private static final int MOST_PARTICIPANTS = 1_000;

  private final FleetState state;
  private final RoomStore store;
  private final JoinTokens tokens;
  private final Clock clock;
  private final Supplier<String> names;
  private final ReentrantLock placing = new ReentrantLock();

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
    Optional<WantedRoom> open = state.wanted(id);
    if (open.isPresent()) {
      return new Created(get(id), false);
    }
    long epoch = store.highestEpoch(id) + 1;
    WantedRoom room = promise(id, epoch, request);
    try {
      if (!store.insert(room)) {
        throw new HeadroomException(
            ErrorCode.ROOM_CLOSING, "Room " + id + " was opened elsewhere just now; ask again.");
      }
    } catch (HeadroomException e) {
      state.unwant(id);
      throw e;
    }
    try {
      openOnAgent(room);
    } catch (HeadroomException e) {
      store.close(id, e.code().name(), clock.instant());
      state.unwant(id);
      throw e;
    }
    return new Created(get(id), true);
  }

  @Override
  public RoomPicture get(RoomId id) {
    return state
        .picture(0)
        .room(id)
        .orElseThrow(
            () ->
                new HeadroomException(
                    ErrorCode.ROOM_UNKNOWN,
                    "No room " + id + " is open; it may have ended. Create it first."));
  }

  @Override
  public List<RoomPicture> list() {
    return state.picture(0).rooms().values().stream()
        .sorted(Comparator.comparing(RoomPicture::id))
        .toList();
  }

  @Override
  public void close(RoomId id, String reason, String requestedBy) {
    WantedRoom room = wanted(id);
    state.beginClosing(id);
    try {
      store.close(id, reason, clock.instant());
    } catch (HeadroomException e) {
      state.abandonClosing(id);
      throw e;
    }
    AgentLink link = state.link(room.home().host());
    if (link != null) {
      try {
        link.send(new AgentCommand.CloseRoom(id, room.epoch(), reason), COMMAND_TIMEOUT);
      } catch (HeadroomException e) {
        // The row says closed; the agent's next connection closes what still runs.
        System.getLogger(PlacingRooms.class.getName())
            .log(System.Logger.Level.WARNING, "Closing room {0} waits for its agent", id);
      }
    }
    state.unwant(id);
  }

  @Override
  public JoinTicket join(
      RoomId id, @Nullable ParticipantId participant, Duration lifetime, boolean plain) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LONGEST_TOKEN) > 0) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A token's lifetime must be 1 second to 10 minutes.");
    }
    WantedRoom room = wanted(id);
    HostRecord host =
        state
            .record(room.home().host())
            .orElseThrow(
                () ->
                    new HeadroomException(
                        ErrorCode.HOST_UNKNOWN,
                        "The room's host " + room.home().host() + " was never seen."));
    ParticipantId who = participant == null ? new ParticipantId(names.get()) : participant;
    Instant expiresAt = clock.instant().plus(lifetime);
    Optional<Integer> tooMany = state.promise(id, who, expiresAt);
    if (tooMany.isPresent()) {
      throw new HeadroomException(
          ErrorCode.ROOM_FULL,
          "With one more participant the worker of room "
              + id
              + " would have "
              + tooMany.get()
              + " consumers; its capacity is "
              + state.policy().consumersPerWorker()
              + ".");
    }
    String token = tokens.sign(room, who, expiresAt, plain);
    String query = "roomId=" + encoded(id.value()) + "&peerId=" + encoded(who.value());
    return new JoinTicket(
        id,
        who,
        token,
        host.signallingUrl() + "?" + query + "&token=" + encoded(token),
        host.clientUrl() + "?room=" + encoded(id.value()) + "&token=" + encoded(token),
        expiresAt);
  }

  private WantedRoom promise(RoomId id, long epoch, RoomRequest request) {
    placing.lock();
    try {
      WorkerId home =
          switch (Placement.place(
              state.candidates(), Reservation.consumersOf(request.expectedParticipants()))) {
            case PlacementDecision.Placed placed -> placed.worker();
            case PlacementDecision.Refused refused ->
                throw new HeadroomException(
                    refused.noWorkers() ? ErrorCode.NO_HOSTS : ErrorCode.NOT_ENOUGH_HEADROOM,
                    refused.summary() + explained(refused));
          };
      WantedRoom room =
          new WantedRoom(
              id,
              home,
              epoch,
              request.expectedParticipants(),
              clock.instant(),
              request.requestedBy());
      if (!state.want(room)) {
        throw new HeadroomException(
            ErrorCode.ROOM_CLOSING, "Room " + id + " is being created just now; ask again.");
      }
      return room;
    } finally {
      placing.unlock();
    }
  }

  private static String explained(PlacementDecision.Refused refused) {
    StringBuilder text = new StringBuilder();
    refused.perWorker().stream()
        .limit(8)
        .forEach(
            refusal ->
                text.append(' ')
                    .append(refusal.worker())
                    .append(": ")
                    .append(refusal.reason())
                    .append('.'));
    return text.toString();
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

  private WantedRoom wanted(RoomId id) {
    return state
        .wanted(id)
        .orElseThrow(
            () ->
                new HeadroomException(
                    ErrorCode.ROOM_UNKNOWN,
                    "No room " + id + " is open; it may have ended. Create it first."));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
