// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.ParticipantId;
import headroom.planning.RoomId;
import java.time.Duration;
import java.util.List;

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

  /**
   * Participants of another part are about to come to a part of this host.
   *
   * @param move names the move; agents carry it out once
   * @param workerNumber of the target, here
   * @param barrier after the first has come, the others are waited for so long
   */
  record ExpectArrivals(
      String move,
      RoomId room,
      long epoch,
      int workerNumber,
      PartAddress from,
      List<ParticipantId> participants,
      Duration barrier)
      implements AgentCommand {
    public ExpectArrivals {
      participants = List.copyOf(participants);
    }
  }

  /**
   * Tells clients of a part of this host to go to another part, a few at a time. Repeated with more
   * of them, only those are told who were not.
   *
   * @param workerNumber of the source, here
   * @param deadline then the connections of those who have not moved are ended
   */
  record MoveParticipants(
      String move,
      RoomId room,
      long epoch,
      int workerNumber,
      PartAddress to,
      List<Mover> movers,
      Duration deadline)
      implements AgentCommand {
    public MoveParticipants {
      movers = List.copyOf(movers);
    }
  }

  /**
   * Somebody who is to move.
   *
   * @param url where to go, with a token: a secret
   */
  record Mover(ParticipantId participant, String url) {
    @Override
    public String toString() {
      return participant.toString();
    }
  }

  /** Nobody more is told to move; whoever has not begun stays. */
  record AbandonMove(String move, RoomId room, long epoch, int workerNumber)
      implements AgentCommand {}

  /** Removes one participant. */
  record RemoveParticipant(RoomId room, long epoch, ParticipantId participant, String reason)
      implements AgentCommand {}
}
