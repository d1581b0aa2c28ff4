// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.access.JoinTokens;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.AgentLink;
import headroom.operations.agent.CommandOutcome;
import headroom.operations.agent.PartAddress;
import headroom.operations.fleet.FleetMoves;
import headroom.operations.fleet.FleetMoves.Source;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.ParticipantPicture;
import headroom.operations.room.JoinGrants;
import headroom.operations.room.Tickets;
import headroom.planning.HostId;
import headroom.planning.ParticipantId;
import headroom.planning.WorkerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells two agents that people of a room are to move, and the seats that they are to get. */
final class Announcements {
  private static final System.Logger LOG = System.getLogger(Announcements.class.getName());
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(5);

  /** Longer than that the others are not kept waiting for who is slow. */
  private static final Duration BARRIER = Duration.ofMillis(1_500);

  /** Agents take no shorter deadline. */
  private static final Duration LEAST_LEFT = Duration.ofSeconds(1);

  private final FleetState state;
  private final FleetMoves fleet;
  private final Tickets tickets;
  private final Clock clock;

  /** When a move's people were told last. Only spares agents words: a repetition is harmless. */
  private final Map<String, Instant> toldAt = new ConcurrentHashMap<>();

  Announcements(FleetState state, FleetMoves fleet, Tickets tickets, Clock clock) {
    this.state = state;
    this.fleet = fleet;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** The name by which agents know a move. */
  static String name(Operation operation, MoveProgress at) {
    return operation.id() + "/" + at.position();
  }

  /**
   * The operation of a move, by the name that agents know.
   *
   * @throws HeadroomException INVALID_REQUEST
   */
  static OperationId operation(String move) {
    int slash = move.indexOf('/');
    return OperationId.of(slash < 0 ? move : move.substring(0, slash));
  }

  /** Tells the target's agent who is about to come without a gap. */
  void expect(Operation operation, MoveProgress at, Source source) {
    toldAt.put(name(operation, at), clock.instant());
    List<ParticipantId> coming =
        source.people().stream()
            .filter(who -> who.client().migrates())
            .map(ParticipantPicture::id)
            .toList();
    if (coming.isEmpty()) {
      return;
    }
    WorkerId to = at.move().to();
    send(
        to.host(),
        new AgentCommand.ExpectArrivals(
            name(operation, at),
            source.room().id(),
            source.room().epoch(),
            to.number(),
            address(at.move().from()),
            coming,
            BARRIER));
  }

  /** Has the source's agent tell its clients; whoever was told already is not told again. */
  void tell(Operation operation, MoveProgress at, Source source) {
    Instant now = clock.instant();
    // Agents count from the last word, so a repeated one says what is left.
    Duration waited =
        at.state() == MoveState.MOVING ? Duration.between(at.since(), now) : Duration.ZERO;
    Duration left = operation.settings().patienceAt(now).minus(waited);
    Duration patience = left.compareTo(LEAST_LEFT) < 0 ? LEAST_LEFT : left;
    Instant expiresAt = JoinTokens.endOf(now, patience.plusMinutes(1));
    List<ParticipantId> people = source.people().stream().map(ParticipantPicture::id).toList();
    fleet.promise(source.room().id(), people, at.move().to(), expiresAt);
    toldAt.put(name(operation, at), now);
    send(
        at.move().from().host(),
        new AgentCommand.MoveParticipants(
            name(operation, at),
            source.room().id(),
            source.room().epoch(),
            at.move().from().number(),
            address(at.move().to()),
            source.people().stream()
                .map(who -> mover(name(operation, at), at, source, who, expiresAt))
                .toList(),
            patience));
  }

  /** Whether the people of a move were not told for so long, by this control plane. */
  boolean isDueAgain(Operation operation, MoveProgress at, Duration pause) {
    Instant told = toldAt.get(name(operation, at));
    return told == null || told.plus(pause).isBefore(clock.instant());
  }

  /** The move is over. */
  void forget(Operation operation, MoveProgress at) {
    toldAt.remove(name(operation, at));
  }

  /** Ends what was announced. An agent that can't be told ends it at the deadline by itself. */
  void abandon(Operation operation, MoveProgress at) {
    state
        .rooms()
        .wanted(at.move().room())
        .ifPresent(
            room -> {
              for (WorkerId end : List.of(at.move().from(), at.move().to())) {
                try {
                  send(
                      end.host(),
                      new AgentCommand.AbandonMove(
                          name(operation, at), room.id(), room.epoch(), end.number()));
                } catch (HeadroomException e) {
                  LOG.log(System.Logger.Level.INFO, "{0} can''t be told: {1}", end, e.getMessage());
                }
              }
            });
  }

  private AgentCommand.Mover mover(
      String move, MoveProgress at, Source source, ParticipantPicture who, Instant expiresAt) {
    return new AgentCommand.Mover(
        who.id(),
        tickets
            .moving(source.room(), at.move().to(), who.id(), expiresAt, grants(who), move)
            .signallingUrl());
  }

  /** The same that it came with, as its agent says. */
  private static JoinGrants grants(ParticipantPicture who) {
    return new JoinGrants(who.client().plain(), who.client().sends());
  }

  private PartAddress address(WorkerId part) {
    return new PartAddress(
        part, state.hosts().record(part.host()).map(host -> host.peerAddress()).orElse(""));
  }

  private void send(HostId host, AgentCommand command) {
    AgentLink link = state.agents().link(host);
    if (link == null) {
      throw new HeadroomException(
          ErrorCode.HOST_UNREACHABLE, "Host " + host + " is not connected.");
    }
    CommandOutcome outcome = link.send(command, COMMAND_TIMEOUT);
    if (!outcome.done()) {
      throw new HeadroomException(
          ErrorCode.HOST_UNREACHABLE,
          "Host " + host + " refused: " + outcome.code() + ": " + outcome.message());
    }
  }
}
