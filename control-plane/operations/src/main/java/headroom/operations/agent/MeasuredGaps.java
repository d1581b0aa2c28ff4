// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.util.List;

/**
 * What a receiver measured of its own move.
 *
 * @param move its name, as in the commands
 */
public record MeasuredGaps(
    String move, RoomId room, ParticipantId receiver, List<MeasuredStream> streams) {
  public MeasuredGaps {
    streams = List.copyOf(streams);
  }
}
