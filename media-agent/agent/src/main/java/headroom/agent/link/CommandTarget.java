// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.model.OperationId;
import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;
import headroom.agent.move.ArrivalOrder;
import headroom.agent.move.MoveOrder;
import headroom.agent.part.RoomPlan;
import org.jspecify.annotations.Nullable;

/**
 * What commands act on. Each act is idempotent and throws {@link CommandRefusedException} if it
 * cannot be done; it blocks until it is done.
 */
public interface CommandTarget {
  /**
   * Opens the room's parts on this host, or brings them into line with another plan.
   *
   * @param worker where it is if nobody planned it
   * @param plan absent from a control plane that knows no parts: the room is one
   */
  void open(RoomId room, RoomEpoch epoch, WorkerNumber worker, @Nullable RoomPlan plan);

  void close(RoomId room, RoomEpoch epoch, String reason);

  /** Participants will come to the part on this worker. */
  void expect(RoomId room, RoomEpoch epoch, WorkerNumber worker, ArrivalOrder order);

  /** Participants of the part on this worker are to move to another one. */
  void move(RoomId room, RoomEpoch epoch, WorkerNumber worker, MoveOrder order);

  /** Ends a move from or to the part on this worker as it is; forgets one that has ended. */
  void abandon(RoomId room, RoomEpoch epoch, WorkerNumber worker, OperationId operation);

  void remove(RoomId room, RoomEpoch epoch, ParticipantId participant, String reason);
}
