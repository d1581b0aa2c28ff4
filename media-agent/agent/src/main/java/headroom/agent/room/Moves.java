// SPDX-License-Identifier: Apache-2.0
package headroom.agent.room;

import headroom.agent.link.CommandRefusedException;
import headroom.agent.link.CommandRefusedException.Code;
import headroom.agent.model.ErrorCode;
import headroom.agent.model.OperationId;
import headroom.agent.model.PartId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RefusedException;
import headroom.agent.model.RoomSnapshot.MoveSnapshot;
import headroom.agent.move.ArrivalOrder;
import headroom.agent.move.MoveOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves from and to a part: at most one away at a time, arrivals by any number. Runs on the room's
 * thread. Nothing of it outlives the agent: what was under way goes on by clients and other parts,
 * or is ordered again.
 */
final class Moves {
  /** Arrivals whose barriers are open are remembered for who comes late. */
  private static final int MOST_ARRIVALS = 50;

  private final Room room;
  private final Map<OperationId, MoveIn> arrivals = new LinkedHashMap<>();
  private @Nullable MoveAway away;

  Moves(Room room) {
    this.room = room;
  }

  void order(MoveOrder order) {
    requireOther(order.to());
    var current = away;
    if (current != null && !current.operation().equals(order.operation())) {
      if (!current.hasEnded()) {
        throw new CommandRefusedException(
            Code.MOVE_UNDER_WAY, "operation " + current.operation() + " moves people from here");
      }
      current = null;
    }
    if (current == null) {
      current = new MoveAway(room, order);
      away = current;
    }
    current.order(order);
    room.changed();
  }

  void expect(ArrivalOrder order) {
    requireOther(order.from());
    while (arrivals.size() >= MOST_ARRIVALS) {
      var oldest = arrivals.values().iterator().next();
      if (!oldest.isOpen()) {
        throw new CommandRefusedException(
            Code.MOVE_UNDER_WAY, "at most " + MOST_ARRIVALS + " operations move people here");
      }
      arrivals.remove(oldest.operation());
    }
    var arrival = arrivals.computeIfAbsent(order.operation(), id -> new MoveIn(room, order));
    arrival.expect(order);
    arrival.check();
  }

  void abandon(OperationId operation) {
    var arrival = arrivals.get(operation);
    if (arrival != null && !arrival.isOpen()) {
      arrival.open();
    }
    var current = away;
    if (current == null || !current.operation().equals(operation)) {
      return;
    }
    if (current.hasEnded()) {
      away = null;
    } else {
      current.abandon();
    }
    room.changed();
  }

  private void requireOther(PartId part) {
    if (part.equals(room.part())) {
      throw new IllegalArgumentException("a move has two parts");
    }
  }

  /** Somebody who holds a token of an operation is about to join. */
  void comes(Participant participant, OperationId operation) {
    var arrival = arrivals.get(operation);
    if (arrival != null) {
      arrival.comes(participant);
    }
  }

  /** A client says that all its streams have switched to the target. */
  void moved(ParticipantId participant, OperationId operation) {
    var current = away;
    if (current == null) {
      throw new RefusedException(ErrorCode.INVALID_STATE, "nobody moves from here");
    }
    current.moved(participant, operation);
  }

  /** Whether an earlier seat here stays though there is a later one on another part. */
  boolean keeps(ParticipantId participant, PartId there) {
    return away != null && away.keeps(participant, there);
  }

  void connected(Participant participant) {
    if (away != null) {
      away.connected(participant);
    }
  }

  /** Somebody has come or gone, lost the connection, or sends something else; here or elsewhere. */
  void changed() {
    if (away != null) {
      away.peopleChanged();
    }
    List.copyOf(arrivals.values()).forEach(MoveIn::check);
  }

  boolean isCurrent(MoveAway move) {
    return move.equals(away);
  }

  /** The part has lost all its people. */
  void lost() {
    arrivals.clear();
    changed();
  }

  @Nullable MoveSnapshot snapshot() {
    return away == null ? null : away.snapshot();
  }
}
