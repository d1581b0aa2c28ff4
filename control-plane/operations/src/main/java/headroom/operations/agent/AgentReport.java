// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import headroom.planning.RoomId;
import java.util.List;

/**
 * What changed on a host since its last report; what is absent is unchanged.
 *
 * @param rooms parts of rooms, each in full
 * @param closedRooms of which no part is left on the host
 * @param closedParts those of closed rooms may be among them
 * @param measured by receivers that were moved
 */
public record AgentReport(
    List<WorkerReport> workers,
    List<RoomReport> rooms,
    List<RoomId> closedRooms,
    List<ClosedPart> closedParts,
    List<MeasuredGaps> measured) {
  /** A report in which nobody measured anything. */
  public AgentReport(
      List<WorkerReport> workers,
      List<RoomReport> rooms,
      List<RoomId> closedRooms,
      List<ClosedPart> closedParts) {
    this(workers, rooms, closedRooms, closedParts, List.of());
  }

  public AgentReport {
    measured = List.copyOf(measured);
    workers = List.copyOf(workers);
    rooms = List.copyOf(rooms);
    closedRooms = List.copyOf(closedRooms);
    closedParts = List.copyOf(closedParts);
  }

  /** A part that is gone. */
  public record ClosedPart(RoomId room, int workerNumber) {}
}
