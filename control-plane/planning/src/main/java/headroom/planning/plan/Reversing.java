// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import headroom.planning.plan.Move.Kind;
import headroom.planning.plan.PlanRequest.Reverse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Takes moves back, the last first, and tries again what didn't fit until nothing changes. Rooms
 * that have ended meanwhile, or have gone elsewhere, are passed over.
 */
final class Reversing {
  private final Draft draft;
  private final List<RefusedPart> refused = new ArrayList<>();
  private final Map<Meeting, Move> waiting = new LinkedHashMap<>();
  private final Map<Piece, Bin> withoutRoom = new LinkedHashMap<>();

  Reversing(Draft draft) {
    this.draft = draft;
  }

  /** Makes the moves; answers what can't go back. */
  List<RefusedPart> reverse(Reverse reverse) {
    Set<Meeting> meetings = new HashSet<>();
    reverse.moves().stream()
        .filter(Move::merges)
        .forEach(move -> meetings.add(new Meeting(move.room(), move.to())));
    Set<Meeting> told = new HashSet<>();
    for (Move done : reverse.moves().reversed()) {
      Piece piece = draft.part(done.room(), done.to());
      Meeting meeting = new Meeting(done.room(), done.to());
      if (piece == null) {
        continue;
      }
      if (!told.add(meeting)) {
        continue;
      }
      if (meetings.contains(meeting)) {
        refuse(piece, 0, "Parts merged on " + done.to() + " and can't be told apart any more.");
      } else if (done.kind() != Kind.LIVE || done.from() == null) {
        refuse(piece, 0, "It was nowhere else, or its host was lost: there is no way back.");
      } else if (!piece.obstacle.isEmpty()) {
        refuse(piece, 0, "It can't be moved: " + piece.obstacle + ".");
      } else {
        waiting.put(meeting, done);
      }
    }
    int before;
    do {
      before = waiting.size();
      for (Move done : List.copyOf(waiting.values())) {
        if (takenBack(done)) {
          waiting.remove(new Meeting(done.room(), done.to()));
        }
      }
    } while (waiting.size() < before);
    waiting.values().forEach(this::refuse);
    return List.copyOf(refused);
  }

  /** Consumers that the workers fall short of, all together. */
  long missing() {
    return Shortfall.ofAll(
        draft, List.copyOf(withoutRoom.keySet()), (piece, bin) -> bin == withoutRoom.get(piece));
  }

  private boolean takenBack(Move done) {
    Piece piece = draft.part(done.room(), done.to());
    WorkerId from = done.from();
    if (piece == null || from == null) {
      return true;
    }
    Bin origin = draft.bin(from);
    if (occupied(done) || !draft.fits(piece, origin, origin.usable)) {
      return false;
    }
    draft.move(piece, origin, Kind.LIVE, "Takes back move %d.".formatted(done.number()));
    return true;
  }

  /** Whether another part of the room sits there that is itself still to go back. */
  private boolean occupied(Move done) {
    WorkerId from = done.from();
    return from != null && waiting.containsKey(new Meeting(done.room(), from));
  }

  private void refuse(Move done) {
    Piece piece = draft.part(done.room(), done.to());
    WorkerId from = done.from();
    if (piece == null || from == null) {
      return;
    }
    Bin origin = draft.bin(from);
    if (occupied(done)) {
      refuse(piece, 0, "Another part of its room is on " + from + " and can't go back either.");
    } else if (draft.admits(piece, origin)) {
      long missing = origin.load + piece.load - origin.usable;
      withoutRoom.put(piece, origin);
      refuse(
          piece,
          missing,
          String.format(
              Locale.ROOT, "%,d consumers are missing on %s, where it came from.", missing, from));
    } else if (origin.takesRooms) {
      refuse(piece, 0, "Its group or another part of its room keeps it from " + from + ".");
    } else {
      refuse(
          piece,
          0,
          "%s takes no rooms: %s. Uncordon it first, if it is cordoned."
              .formatted(from, origin.worker.hindrance()));
    }
  }

  private void refuse(Piece piece, long missing, String reason) {
    refused.add(
        new RefusedPart(piece.room, piece.worker(), piece.people, piece.load, missing, reason));
  }

  private record Meeting(RoomId room, WorkerId worker) {}
}
