// SPDX-License-Identifier: Apache-2.0
package headroom.operations.room;

import headroom.operations.ErrorCode;
import headroom.operations.HeadroomException;
import headroom.operations.audit.Act;
import headroom.operations.audit.RefusedActs;
import headroom.operations.fleet.FleetState;
import headroom.operations.fleet.PartOnWorker;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.graph.SpeakerLimits;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What operators change about an open room: its parts, its limits and its pins. */
final class RoomsByHand {
  private static final System.Logger LOG = System.getLogger(RoomsByHand.class.getName());
  private static final int MOST_STREAMS = 1_000;

  private final FleetState state;
  private final RoomParts parts;
  private final Clock clock;
  private final RefusedActs refused;

  RoomsByHand(FleetState state, RoomParts parts, Clock clock, RefusedActs refused) {
    this.state = state;
    this.parts = parts;
    this.clock = clock;
    this.refused = refused;
  }

  void openPart(RoomId id, WorkerId worker, String requestedBy) {
    attempt("room.part-open", id, requestedBy, witness -> openPart(id, worker, witness));
    log(id, "a part on " + worker, requestedBy);
  }

  private void openPart(RoomId id, WorkerId worker, RoomWitness witness) {
    WantedRoom room = open(id);
    if (!state.hosts().hasWorker(worker)) {
      throw new HeadroomException(
          ErrorCode.WORKER_UNKNOWN,
          "No worker " + worker + " is known. Choose one of a connected host.");
    }
    WantedPart part = new WantedPart(worker, true);
    if (isHome(id, worker) || room.plan().further().contains(part)) {
      return;
    }
    parts.open(id, part, witness);
  }

  void closePart(RoomId id, WorkerId worker, String requestedBy) {
    attempt("room.part-close", id, requestedBy, witness -> closePart(id, worker, witness));
    log(id, "no part on " + worker, requestedBy);
  }

  private void closePart(RoomId id, WorkerId worker, RoomWitness witness) {
    WantedRoom room = open(id);
    if (isHome(id, worker)) {
      throw new HeadroomException(
          ErrorCode.PART_IS_HOME,
          "Room "
              + id
              + " is at home on "
              + worker
              + ", and the home stays while the room is open.");
    }
    if (!room.plan().hasPart(worker)) {
      return;
    }
    int people = state.seats().beginClosingPart(id, worker);
    if (people > 0) {
      throw new HeadroomException(
          ErrorCode.PART_NOT_EMPTY,
          "Of room "
              + id
              + ", "
              + people
              + (people == 1 ? " person is" : " people are")
              + " on "
              + worker
              + " or on the way there. Wait until nobody is.");
    }
    parts.close(id, worker, witness);
  }

  void limit(RoomId id, SpeakerLimits limits, String requestedBy) {
    open(id);
    if (Math.max(limits.maxLiveAudio(), limits.maxStandby()) > MOST_STREAMS) {
      throw new HeadroomException(
          ErrorCode.INVALID_REQUEST, "A limit must be at most " + MOST_STREAMS + ".");
    }
    change(
        "room.limits",
        id,
        requestedBy,
        plan -> {
          requirePlace(plan.pinned().size(), limits);
          return plan.limits().equals(limits) ? plan : plan.limited(limits);
        });
    log(id, limits.toString(), requestedBy);
  }

  void pin(RoomId id, ParticipantId participant, String requestedBy) {
    open(id);
    boolean present =
        state.rooms().picture(id).stream()
            .flatMap(room -> room.participants().stream())
            .anyMatch(who -> who.id().equals(participant));
    change(
        "room.pin",
        id,
        requestedBy,
        plan -> {
          if (plan.pinned().contains(participant)) {
            return plan;
          }
          if (!present) {
            throw new HeadroomException(
                ErrorCode.PARTICIPANT_UNKNOWN,
                participant + " is not in room " + id + ". Pin people who have joined.");
          }
          requirePlace(plan.pinned().size() + 1, plan.limits());
          return plan.pinning(
              Stream.concat(plan.pinned().stream(), Stream.of(participant)).toList());
        });
    log(id, participant + " pinned", requestedBy);
  }

  void unpin(RoomId id, ParticipantId participant, String requestedBy) {
    open(id);
    change(
        "room.unpin",
        id,
        requestedBy,
        plan -> {
          List<ParticipantId> left =
              plan.pinned().stream().filter(who -> !who.equals(participant)).toList();
          return left.equals(plan.pinned()) ? plan : plan.pinning(left);
        });
    log(id, participant + " not pinned", requestedBy);
  }

  private void change(
      String name, RoomId id, String requestedBy, UnaryOperator<WantedPlan> change) {
    attempt(name, id, requestedBy, witness -> parts.change(id, change, witness));
  }

  private void attempt(String name, RoomId id, String requestedBy, Consumer<RoomWitness> doing) {
    Act act = RoomActs.of(name, id, requestedBy);
    refused.attempt(
        act,
        () ->
            doing.accept(
                (before, after) -> RoomActs.changing(act, before, after).done(clock.instant())));
  }

  /** Closes parts on which nobody has been for a while; what fails is tried at the next call. */
  void closeIdleParts() {
    for (PartOnWorker idle : state.seats().idleParts()) {
      try {
        if (state.seats().beginClosingPart(idle.room(), idle.worker()) == 0) {
          parts.close(idle.room(), idle.worker());
          log(idle.room(), "no part on " + idle.worker() + ", nobody was there", "Headroom");
        }
      } catch (HeadroomException e) {
        LOG.log(
            System.Logger.Level.INFO,
            "Room {0} keeps its idle part on {1} for now: {2}",
            idle.room(),
            idle.worker(),
            e.getMessage());
      }
    }
  }

  /** One live place at least is for whoever speaks. */
  private static void requirePlace(int pins, SpeakerLimits limits) {
    if (pins >= limits.maxLive() && pins > 0) {
      throw new HeadroomException(
          ErrorCode.TOO_MANY_PINS,
          "With maxLive "
              + limits.maxLive()
              + " at most "
              + (limits.maxLive() - 1)
              + " people can be pinned, so that a place is left for speakers; "
              + pins
              + " would be.");
    }
  }

  private boolean isHome(RoomId id, WorkerId worker) {
    return state.rooms().addressed(id).stream()
        .anyMatch(room -> room.parts().getFirst().worker().equals(worker));
  }

  private WantedRoom open(RoomId id) {
    WantedRoom room = state.rooms().wanted(id).orElseThrow(() -> PlacingRooms.unknown(id));
    if (state.rooms().isClosing(id)) {
      throw PlacingRooms.closing(id);
    }
    return room;
  }

  private static void log(RoomId id, String what, String requestedBy) {
    LOG.log(System.Logger.Level.INFO, "Room {0}: {1}, by {2}", id, what, requestedBy);
  }
}
