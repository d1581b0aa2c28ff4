// SPDX-License-Identifier: Apache-2.0
package headroom.operations.fleet;

import headroom.operations.access.JoinTokens;
import headroom.operations.agent.AgentCommand;
import headroom.operations.agent.PartAddress;
import headroom.operations.agent.RoomPlan;
import headroom.operations.agent.RoomSecret;
import headroom.operations.room.WantedRoom;
import headroom.planning.RoomId;
import headroom.planning.WorkerId;
import java.util.Optional;

/** Puts a room's plan into words for its agents. The secret is derived anew: nothing is stored. */
public final class RoomPlans {
  private final FleetRooms rooms;
  private final JoinTokens tokens;

  public RoomPlans(FleetRooms rooms, JoinTokens tokens) {
    this.rooms = rooms;
    this.tokens = tokens;
  }

  /**
   * What the host of a worker is told of a room.
   *
   * @param at where the room has a part, or just lost it
   * @return empty when the room is not wanted
   */
  public Optional<AgentCommand.OpenRoom> told(RoomId id, WorkerId at) {
    return rooms
        .addressed(id)
        .map(
            addressed -> {
              WantedRoom room = addressed.room();
              int number =
                  addressed.parts().stream()
                      .map(PartAddress::worker)
                      .filter(part -> part.host().equals(at.host()))
                      .mapToInt(WorkerId::number)
                      .findFirst()
                      .orElse(at.number());
              return new AgentCommand.OpenRoom(
                  id,
                  room.epoch(),
                  number,
                  new RoomPlan(
                      room.plan().revision(),
                      addressed.parts(),
                      room.plan().limits(),
                      room.plan().pinned(),
                      RoomSecret.of(tokens.secretFor("pipes of " + id + " " + room.epoch())),
                      room.expectedParticipants()));
            });
  }
}
