// SPDX-License-Identifier: Apache-2.0
package headroom.planning.plan;

import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A plan in the making: the fleet as it is after the moves so far, which can be taken back.
 *
 * <p>Every move is possible at the moment when it is made, with those before it completed. So the
 * moves are possible one after the other, whatever becomes parallel later ({@link Waves}). Belongs
 * to one thread.
 */
final class Draft {
  private static final Comparator<Bin> COOLEST_FIRST =
      Comparator.comparingDouble(Bin::share).thenComparing(Bin::id);

  private final PlanRules rules;
  private final Map<WorkerId, Bin> bins = new HashMap<>();
  private final List<Bin> byName = new ArrayList<>();
  private final NavigableSet<Bin> receivers = new TreeSet<>(COOLEST_FIRST);
  private final Map<RoomId, List<Piece>> rooms = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private long movedPeople;

  /**
   * @param fleet as the request assumes it
   */
  Draft(PlanningFleet fleet, PlanRules rules) {
    this.rules = rules;
    for (PlanWorker worker : fleet.workers()) {
      Bin bin = new Bin(worker);
      bins.put(worker.id(), bin);
      byName.add(bin);
    }
    for (RoomPart part : fleet.parts()) {
      Bin bin = bin(part.worker());
      add(part, bin);
      bin.load += part.load();
    }
    byName.stream().filter(bin -> bin.takesRooms).forEach(receivers::add);
  }

  /** One move, and what it takes to take it back. */
  record Step(Move move, Piece piece, @Nullable Bin source, Bin target, @Nullable Piece metPiece) {}

  /** All workers, by name. */
  List<Bin> bins() {
    return byName;
  }

  /** Workers that take rooms, the coolest first. */
  NavigableSet<Bin> receivers() {
    return receivers;
  }

  List<Step> steps() {
    return steps;
  }

  /** People in all moves so far. */
  long movedPeople() {
    return movedPeople;
  }

  Bin bin(WorkerId worker) {
    Bin bin = bins.get(worker);
    if (bin == null) {
      throw new IllegalArgumentException("The fleet has no worker " + worker + ".");
    }
    return bin;
  }

  /** Where the part is; it is somewhere. */
  Bin binOf(Piece piece) {
    Bin bin = piece.bin;
    if (bin == null) {
      throw new IllegalStateException(piece.room + " is nowhere.");
    }
    return bin;
  }

  /** The room's parts. */
  List<Piece> parts(RoomId room) {
    return rooms.getOrDefault(room, List.of());
  }

  /** The room's part there, or null. */
  @Nullable Piece part(RoomId room, WorkerId worker) {
    for (Piece piece : parts(room)) {
      if (worker.equals(piece.worker())) {
        return piece;
      }
    }
    return null;
  }

  /** Whether nothing but room keeps the part from this worker. */
  boolean admits(Piece piece, Bin bin) {
    return bin.takesRooms
        && bin != piece.bin
        && (piece.group.isEmpty() || piece.group.equals(bin.worker.group()))
        && !conflicts(piece, bin);
  }

  /** Whether the part may go there and leaves it at or below this many consumers. */
  boolean fits(Piece piece, Bin bin, long limit) {
    return bin.load + piece.load <= Math.min(limit, bin.usable) && admits(piece, bin);
  }

  /** Whether this would be a second part of the room on a host where that is forbidden. */
  boolean conflicts(Piece piece, Bin bin) {
    if (!rules.oneHostPerPart()) {
      return false;
    }
    boolean conflict = false;
    for (Piece other : parts(piece.room)) {
      Bin where = other.bin;
      if (where == bin) {
        return false;
      }
      conflict |= other != piece && where != null && where.host().equals(bin.host());
    }
    return conflict;
  }

  /** Moves the part; the caller has made sure that it fits. */
  void move(Piece piece, Bin target, Move.Kind kind, String reason) {
    Bin source = piece.bin;
    int others = Math.max(0, parts(piece.room).size() - (source == null ? 0 : 1));
    Piece met = part(piece.room, target.id());
    Move move =
        new Move(
            steps.size() + 1,
            1,
            kind,
            piece.room,
            source == null ? null : source.id(),
            target.id(),
            piece.people,
            piece.reconnects,
            piece.load,
            met != null,
            met != null ? 0 : 2 * others,
            source == null ? 0 : 2 * others,
            reason);
    steps.add(new Step(move, piece, source, target, met));
    movedPeople += piece.people;
    if (source != null) {
      source.pieces.remove(piece);
      weigh(source, -piece.load);
    }
    weigh(target, piece.load);
    if (met == null) {
      piece.bin = target;
      piece.moved = true;
      target.pieces.add(piece);
      if (source == null) {
        rooms.computeIfAbsent(piece.room, room -> new ArrayList<>()).add(piece);
      }
    } else {
      merge(piece, met);
    }
  }

  /** Takes moves back until so many are left. */
  void backTo(int count) {
    while (steps.size() > count) {
      undo(steps.removeLast());
    }
  }

  private void undo(Step step) {
    Piece piece = step.piece();
    movedPeople -= piece.people;
    weigh(step.target(), -piece.load);
    Piece met = step.metPiece();
    if (met == null) {
      step.target().pieces.remove(piece);
      piece.moved = false;
    } else {
      unmerge(piece, met);
    }
    piece.bin = step.source();
    if (step.source() == null) {
      parts(piece.room).remove(piece);
    } else {
      step.source().pieces.add(piece);
      weigh(step.source(), piece.load);
    }
  }

  private void merge(Piece piece, Piece met) {
    met.people += piece.people;
    met.load += piece.load;
    met.reconnects += piece.reconnects;
    met.merges++;
    if (piece.bin != null) {
      parts(piece.room).remove(piece);
    }
    piece.bin = null;
  }

  private void unmerge(Piece piece, Piece met) {
    met.people -= piece.people;
    met.load -= piece.load;
    met.reconnects -= piece.reconnects;
    met.merges--;
    parts(piece.room).add(piece);
  }

  private void add(RoomPart part, Bin bin) {
    List<Piece> parts = rooms.computeIfAbsent(part.room(), room -> new ArrayList<>());
    Piece piece = new Piece(part, parts.size(), bin);
    parts.add(piece);
    bin.pieces.add(piece);
  }

  private void weigh(Bin bin, long consumers) {
    receivers.remove(bin);
    bin.load += consumers;
    if (bin.takesRooms) {
      receivers.add(bin);
    }
  }
}
