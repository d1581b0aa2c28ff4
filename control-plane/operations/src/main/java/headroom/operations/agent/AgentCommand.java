// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;

/** An act that an agent carries out once per command id. */
public sealed interface AgentCommand {
  /**
   * Opens a room's parts on a host, or tells of a new plan: parts that it does not name are closed.
   * Fine when all is so already.
   *
   * @param workerNumber the home if it is on this host, else any part of this host, else one that
   *     it just lost
   */
  record OpenRoom(RoomId room, long epoch, int workerNumber, RoomPlan plan)
      implements AgentCommand {}

  /** Closes a room; its participants are told the reason. */
  record CloseRoom(RoomId room, long epoch, String reason) implements AgentCommand {}

  /** Removes one participant. */
  record RemoveParticipant(RoomId room, long epoch, ParticipantId participant, String reason)
      implements AgentCommand {}
}
