// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;

/** An act that an agent carries out once per command id. */
public sealed interface AgentCommand {
  /** Opens a room on a worker; fine when it is open there with this epoch. */
  record OpenRoom(RoomId room, long epoch, int workerNumber) implements AgentCommand {}

  /** Closes a room; its participants are told the reason. */
  record CloseRoom(RoomId room, long epoch, String reason) implements AgentCommand {}

  /** Removes one participant. */
  record RemoveParticipant(RoomId room, long epoch, ParticipantId participant, String reason)
      implements AgentCommand {}
}
