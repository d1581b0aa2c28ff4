// SPDX-License-Identifier: Apache-2.0
package headroom.operations.agent;

import java.util.List;

/** Everything that runs on a host. */
public record AgentInventory(List<WorkerReport> workers, List<RoomReport> rooms) {
  public AgentInventory {
    workers = List.copyOf(workers);
    rooms = List.copyOf(rooms);
  }
}
