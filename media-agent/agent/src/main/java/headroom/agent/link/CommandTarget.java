// SPDX-License-Identifier: Apache-2.0
package headroom.agent.link;

import headroom.agent.model.ParticipantId;
import headroom.agent.model.RoomEpoch;
import headroom.agent.model.RoomId;
import headroom.agent.model.WorkerNumber;

/**
 * What commands act on. Each act is idempotent and throws {@link CommandRefusedException} if it
 * cannot be done; it blocks until it is done.
 */
public interface CommandTarget {
  void open(RoomId room, RoomEpoch epoch, WorkerNumber worker);

  void close(RoomId room, RoomEpoch epoch, String reason);

  void remove(RoomId room, RoomEpoch epoch, ParticipantId participant, String reason);
}
