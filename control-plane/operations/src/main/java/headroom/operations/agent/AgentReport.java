// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.RoomId;
import java.util.List;

/** What changed on a host since its last report; what is absent is unchanged. */
public record AgentReport(
    List<WorkerReport> workers, List<RoomReport> rooms, List<RoomId> closedRooms) {
  public AgentReport {
    workers = List.copyOf(workers);
    rooms = List.copyOf(rooms);
    closedRooms = List.copyOf(closedRooms);
  }
}
