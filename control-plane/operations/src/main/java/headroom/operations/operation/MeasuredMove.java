// SPDX-License-Identifier: Apache-2.0
package headroom.operations.operation;

import headroom.operations.agent.MeasuredStream;
import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.util.List;

/**
 * What one receiver measured while it was moved.
 *
 * @param receiver who was moved
 */
public record MeasuredMove(
    OperationId operation, RoomId room, ParticipantId receiver, List<MeasuredStream> streams) {
  public MeasuredMove {
    streams = List.copyOf(streams);
  }
}
