// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.agent.MoveReport;
import headroom.operations.fleet.FleetMoves;
import headroom.operations.fleet.FleetMoves.Source;
import headroom.operations.room.RoomParts;
import headroom.operations.room.Rooms;
import headroom.operations.room.WantedPart;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries out one step of a move at a time. Each may be repeated after a crash at any point: what
 * it brings about is there already then, and it goes on.
 */
final class MoveSteps {
  /** A step that fails so often is given up. */
  static final int TRIES = 8;

  /** Between two tries. */
  static final Duration RETRY = Duration.ofSeconds(2);

  /** Who came to the source meanwhile, with a token of before, is told after so long. */
  private static final Duration TELL_AGAIN = Duration.ofSeconds(2);

  /** Agents end a move at its deadline by themselves; later than this they are not there. */
  private static final Duration SLACK = Duration.ofSeconds(30);

  private final FleetMoves fleet;
  private final RoomParts parts;
  private final Rooms rooms;
  private final Announcements announcements;
  private final Clock clock;
  private final FaultPoint.Watch watch;

  MoveSteps(
      FleetMoves fleet,
      RoomParts parts,
      Rooms rooms,
      Announcements announcements,
      Clock clock,
      FaultPoint.Watch watch) {
    this.fleet = fleet;
    this.parts = parts;
    this.rooms = rooms;
    this.announcements = announcements;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Does the step that is due.
   *
   * @return how far the move is now; the same when it has to wait
   */
  MoveProgress step(Operation operation, MoveProgress at) {
    Instant now = clock.instant();
    if (at.attempts() > 0 && now.isBefore(at.since().plus(RETRY))) {
      return at;
    }
    try {
      return act(operation, at, now);
    } catch (HeadroomException e) {
      String why = e.code() + ": " + e.getMessage();
      if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
        return at; // Nothing can be written down now; everything stays as it is.
      }
      if (e.code() == ErrorCode.ROOM_UNKNOWN) {
        return over(operation, at, MoveState.SKIPPED, "The room has ended.");
      }
      return at.attempts() + 1 < TRIES ? at.failedOnce(why, now) : givenUp(operation, at, why);
    }
  }

  private MoveProgress act(Operation operation, MoveProgress at, Instant now) {
    RoomId room = at.move().room();
    WorkerId from = at.move().from();
    Optional<Source> found = fleet.source(room, from);
    if (found.isEmpty()) {
      return over(operation, at, MoveState.SKIPPED, "The room has ended.");
    }
    Source source = found.get();
    boolean hasMoved = at.state() == MoveState.CLOSING || source.isEmpty();
    if (operation.settings().closesAt(now) && !hasMoved) {
      rooms.close(
          room, "closed at the deadline of an operation", OperationActs.close(operation, room));
      return over(operation, at, MoveState.SKIPPED, "Closed at the deadline.");
    }
    if (at.state() != MoveState.WAITING) {
      fleet.began(room, from, at.move().to());
    }
    return switch (at.state()) {
      case WAITING -> begin(operation, at, source, now);
      case OPENING -> open(at, source, now);
      case COMMITTING -> commit(at, source, now);
      case ANNOUNCING -> announce(operation, at, source, now);
      case MOVING -> await(operation, at, source, now);
      case CLOSING -> close(operation, at, source, now);
      case DONE, SKIPPED, FAILED -> at;
    };
  }

  private MoveProgress begin(Operation operation, MoveProgress at, Source source, Instant now) {
    if (!source.isPart(at.move().from())) {
      return over(operation, at, MoveState.SKIPPED, "The room has no part there any more.");
    }
    // Just after a start of ours agents are on their way; a host that stays away is given up.
    String obstacle = fleet.obstacle(at.move().to());
    if (!obstacle.isEmpty()) {
      throw new HeadroomException(
          ErrorCode.HOST_UNREACHABLE,
          "Nobody can be moved to " + at.move().to() + ": " + obstacle + ".");
    }
    requireKnown(at, source);
    watch.passed(FaultPoint.MOVE_BEGUN);
    return at.at(MoveState.OPENING, now);
  }

  private MoveProgress open(MoveProgress at, Source source, Instant now) {
    if (!source.isPart(at.move().to())) {
      parts.open(at.move().room(), new WantedPart(at.move().to(), false));
    }
    watch.passed(FaultPoint.TARGET_OPENED);
    return at.at(MoveState.COMMITTING, now);
  }

  private MoveProgress commit(MoveProgress at, Source source, Instant now) {
    if (source.isHome()) {
      parts.rehome(at.move().room(), at.move().to());
    }
    watch.passed(FaultPoint.HOME_COMMITTED);
    return at.at(MoveState.ANNOUNCING, now);
  }

  private MoveProgress announce(Operation operation, MoveProgress at, Source source, Instant now) {
    requireKnown(at, source);
    if (source.isEmpty()) {
      return at.at(MoveState.CLOSING, now);
    }
    announcements.expect(operation, at, source);
    watch.passed(FaultPoint.ARRIVALS_EXPECTED);
    announcements.tell(operation, at, source);
    watch.passed(FaultPoint.MOVERS_TOLD);
    return at.at(MoveState.MOVING, now)
        .of(Math.max(at.people(), source.people().size()), at.leftBehind());
  }

  private MoveProgress await(Operation operation, MoveProgress at, Source source, Instant now) {
    if (source.isEmpty()) {
      watch.passed(FaultPoint.MOVERS_GONE);
      return at.at(MoveState.CLOSING, now).of(at.people(), leftBehind(operation, at, source));
    }
    Duration waited = Duration.between(at.since(), now);
    if (waited.compareTo(operation.settings().patienceAt(now).plus(SLACK)) > 0) {
      return givenUp(
          operation,
          at,
          source.sourceLost()
              ? "There is no contact to " + at.move().from().host() + "."
              : source.people().size() + " people are still on " + at.move().from() + ".");
    }
    if (source.sourceKnown() && announcements.isDueAgain(operation, at, TELL_AGAIN)) {
      return tellAgain(operation, at, source);
    }
    return at;
  }

  /** The time of those who were told goes on, whether or not this succeeds. */
  private MoveProgress tellAgain(Operation operation, MoveProgress at, Source source) {
    try {
      announcements.expect(operation, at, source);
      announcements.tell(operation, at, source);
      return at.attempts() == 0 ? at : at.told();
    } catch (HeadroomException e) {
      String why = e.code() + ": " + e.getMessage();
      return at.attempts() + 1 < TRIES ? at.notTold(why) : givenUp(operation, at, why);
    }
  }

  /**
   * Whose connection was ended, as the agent says as long as it remembers. Nobody is there any
   * more, so clients that do not know migration are among them: who leaves by itself has left.
   */
  private static int leftBehind(Operation operation, MoveProgress at, Source source) {
    MoveReport told = source.move();
    return told != null && told.move().equals(Announcements.name(operation, at))
        ? told.count(MoveReport.MoverState.LEFT_BEHIND) + told.count(MoveReport.MoverState.UNABLE)
        : at.leftBehind();
  }

  private MoveProgress close(Operation operation, MoveProgress at, Source source, Instant now) {
    requireKnown(at, source);
    if (!source.isEmpty()) {
      return at.at(MoveState.ANNOUNCING, now); // Somebody came with a token of before.
    }
    if (source.isHome()) {
      return at.at(MoveState.COMMITTING, now); // Another operation made it the home meanwhile.
    }
    parts.close(at.move().room(), at.move().from());
    watch.passed(FaultPoint.SOURCE_CLOSED);
    return over(operation, at, MoveState.DONE, "");
  }

  /** A host that has not told what runs may have people whom nobody knows of. */
  private static void requireKnown(MoveProgress at, Source source) {
    if (!source.sourceKnown()) {
      throw new HeadroomException(
          ErrorCode.HOST_UNREACHABLE, "There is no contact to " + at.move().from().host() + ".");
    }
  }

  /** Whoever has moved stays there, whoever has not stays here: the room has both parts. */
  private MoveProgress givenUp(Operation operation, MoveProgress at, String why) {
    announcements.abandon(operation, at);
    return over(operation, at, MoveState.FAILED, why);
  }

  private MoveProgress over(Operation operation, MoveProgress at, MoveState state, String why) {
    announcements.forget(operation, at);
    fleet.ended(at.move().room(), at.move().from(), at.move().to());
    watch.passed(FaultPoint.MOVE_ENDED);
    return at.ended(state, why, clock.instant());
  }
}
